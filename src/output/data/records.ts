/**
 * Finds the records of a CSV or TSV file and their positions, so that one can be replaced without touching the others.
 */

export interface FileRecord {
  readonly cells: readonly string[];
  /** In UTF-16 code units; `end` is after the line break. */
  readonly start: number;
  readonly end: number;
  /** CRLF, LF, or empty at the end of the file. */
  readonly lineBreak: string;
  /** Whether the file ends inside a quoted cell. */
  readonly isTorn: boolean;
}

/** Reads the format of RFC 4180, and LF instead of CRLF; rejects nothing. Takes linear time. */
export function* fileRecords(text: string, delimiter: string, start = 0): Generator<FileRecord> {
  let at = start;
  while (at < text.length) {
    const record = readRecord(text, delimiter, at);
    yield record;
    at = record.end;
  }
}

function readRecord(text: string, delimiter: string, start: number): FileRecord {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at + 1) : { value: '', end: at, isTorn: false };
    const end = unquotedEnd(text, delimiter, cell.end);
    cells.push(cell.value + text.slice(cell.end, end));
    const lineBreak = text.startsWith('\r\n', end) ? '\r\n' : text[end] === '\n' ? '\n' : '';
    if (text[end] !== delimiter) return { cells, start, end: end + lineBreak.length, lineBreak, isTorn: cell.isTorn };
    at = end + 1;
  }
}

function readQuoted(text: string, start: number): { value: string; end: number; isTorn: boolean } {
  let value = '';
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), end: text.length, isTorn: true };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1, isTorn: false };
    value += '"';
    at = quote + 2;
  }
}

function unquotedEnd(text: string, delimiter: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && !text.startsWith('\r\n', at)) at += 1;
  return at;
}
