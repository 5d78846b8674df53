/** Records of CSV and TSV. A quote that is never closed costs its own line, not the rest of the file. */
import { parse } from 'csv-parse/sync';
import type { Dialect } from './delimiter.js';
import { type Line, lines } from './lines.js';
import { LONGEST_BYTES } from './longest.js';

export type TableRecord =
  | { readonly type: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly type: 'bad'; readonly line: number; readonly reason: string };

/**
 * Blank lines are left out; the first record is the header, and says how many cells the others have.
 * @param dialectIn asked of the first line that is not blank
 */
export async function* tableRecords(
  chunks: AsyncIterable<Buffer>,
  dialectIn: (line: string) => Dialect | null,
): AsyncGenerator<readonly TableRecord[]> {
  let delimiter: string | null = null;
  let expected: number | null = null;
  const pending = linesUpToClosedQuotes();
  const cut = (ready: readonly WholeLine[]): TableRecord[] => {
    if (delimiter === null || ready.length === 0) return [];
    const records = recordsOf(ready, delimiter, expected);
    expected ??= records.find((record) => record.type === 'cells')?.cells.length ?? null;
    return records;
  };
  for await (const batch of lines(chunks)) {
    const records: TableRecord[] = [];
    for (const line of batch) {
      if (!isWhole(line)) {
        records.push(...cut(pending.takeAll()), { type: 'bad', line: line.number, reason: 'longer than 16 MB' });
        continue;
      }
      if (delimiter === null) {
        const dialect = dialectIn(line.text.split('\r', 1)[0]!);
        delimiter = dialect?.delimiter ?? null;
        if (dialect === null || dialect.isNote) continue;
      }
      pending.add(line);
    }
    records.push(...cut(pending.takeClosed()));
    yield records;
  }
  yield cut(pending.takeAll());
}

type WholeLine = Line & { readonly text: string };

function isWhole(line: Line): line is WholeLine {
  return line.text !== null;
}

/** Lines that wait until it is known that no cell goes on behind them. */
function linesUpToClosedQuotes(): {
  add(line: WholeLine): void;
  takeClosed(): WholeLine[];
  takeAll(): WholeLine[];
} {
  let waiting: WholeLine[] = [];
  let size = 0;
  let isOpen = false;
  let closed = 0;
  const take = (count: number): WholeLine[] => {
    if (count === 0) return [];
    const taken = waiting.slice(0, count);
    waiting = waiting.slice(count);
    size = waiting.reduce((sum, { text }) => sum + text.length, 0);
    closed = 0;
    return taken;
  };
  const takeAll = () => {
    isOpen = false;
    return take(waiting.length);
  };
  return {
    add(line) {
      waiting.push(line);
      size += line.text.length;
      if (hasOddQuotes(line)) isOpen = !isOpen;
      if (!isOpen) closed = waiting.length;
    },
    takeClosed: () => (size > LONGEST_BYTES && closed === 0 ? takeAll() : take(closed)),
    takeAll,
  };
}

function hasOddQuotes({ text }: WholeLine): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

function recordsOf(all: readonly WholeLine[], delimiter: string, expected: number | null): TableRecord[] {
  return together(all, delimiter, expected) ?? oneByOne(all, delimiter, expected);
}

/** Null where quotes do not close, or a record of several lines has not the cells of the others. */
function together(all: readonly WholeLine[], delimiter: string, expected: number | null): TableRecord[] | null {
  const read = parsed(all.map(({ text }) => text).join('\n'), delimiter);
  if (read === null) return null;
  const hasBreaks = read.length !== all.length;
  const records: TableRecord[] = [];
  let line = all[0]!.number;
  let count = expected;
  for (const cells of read) {
    const breaks = hasBreaks ? breaksIn(cells) : 0;
    if (cells.length > 1 || cells[0]!.trim() !== '') {
      const reason = count === null ? null : misfit(cells, count);
      if (reason !== null && breaks > 0 && all.length > 1) return null;
      records.push(reason === null ? { type: 'cells', line, cells } : { type: 'bad', line, reason });
      count ??= cells.length;
    }
    line += breaks + 1;
  }
  return records;
}

/** A cell may hold line breaks, but hardly more. */
const LINES_AT_MOST = 1000;

/** Each line for itself, or with those up to where its quotes are closed; one with which that cannot be is bad. */
function oneByOne(all: readonly WholeLine[], delimiter: string, expected: number | null): TableRecord[] {
  const records: TableRecord[] = [];
  let count = expected;
  for (let at = 0; at < all.length; ) {
    const line = all[at]!;
    const rest = hasOddQuotes(line) ? all.slice(at + 1, at + LINES_AT_MOST).findIndex(hasOddQuotes) : -1;
    const end = at + rest + 2;
    const group = together(all.slice(at, end), delimiter, count);
    if (group === null) records.push({ type: 'bad', line: line.number, reason: 'a quote that is not closed' });
    else records.push(...group);
    count ??= group?.find((record) => record.type === 'cells')?.cells.length ?? null;
    at = group === null ? at + 1 : end;
  }
  return records;
}

function parsed(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch {
    return null;
  }
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

/** Cells too many may be empty: some write a delimiter at the end. */
function misfit(cells: readonly string[], expected: number): string | null {
  const fits = cells.length >= expected && cells.slice(expected).every((cell) => cell.trim() === '');
  return fits ? null : `${cells.length} cells where the first line has ${expected}`;
}
