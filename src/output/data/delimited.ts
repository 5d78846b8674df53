/** Writes CSV and TSV according to RFC 4180. */
import type { Cell } from '../views/columns.js';
import { plainText } from './plain-text.js';

export interface DelimitedOptions {
  readonly format: 'csv' | 'tsv';
  /** Disables the guard against formulas. */
  readonly rawCsv: boolean;
}

export const BYTE_ORDER_MARK = '\ufeff';

export const DELIMITER = { csv: ',', tsv: '\t' } as const;

/** Returns the header and the rows, each with its CRLF. */
export function delimited(...given: Parameters<typeof delimitedStretches>): string {
  return [...delimitedStretches(...given)].join('');
}

/** Yields the same text in chunks, one per record. */
export function* delimitedStretches(
  names: readonly string[],
  rows: Iterable<readonly Cell[]>,
  options: DelimitedOptions & { readonly bom: boolean },
): Generator<string> {
  yield `${options.bom ? BYTE_ORDER_MARK : ''}${record(names, options)}\r\n`;
  for (const row of rows) yield `${record(row, options)}\r\n`;
}

/** Returns one record, without its line break. */
export function record(cells: readonly Cell[], options: DelimitedOptions): string {
  const delimiter = DELIMITER[options.format];
  let line = '';
  for (let place = 0; place < cells.length; place += 1) {
    const cell = written(cells[place]!, options);
    line = place === 0 ? cell : line + delimiter + cell;
  }
  // Most readers do not count an empty line as a record.
  return line === '' && cells.length === 1 ? '""' : line;
}

/** Returns a cell as written in the file. Most cells are written unchanged, which one check finds. */
function written(cell: Cell, options: DelimitedOptions): string {
  if (typeof cell === 'string') return BARE.test(cell) ? cell : quoted(cellText(cell, options), options);
  return cellText(cell, options);
}

/** Harmless, and without a quote or a comma. */
const BARE = /^[A-Za-z0-9][ !#-+\--~]*$/;

/** Returns the value of a cell as readers of the file see it. */
export function cellText(cell: Cell, { format, rawCsv }: DelimitedOptions): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (HARMLESS.test(cell)) return cell;
  const plain = plainText(cell);
  const text = format === 'tsv' ? plain.replace(/\r\n|[\t\r\n]/g, ' ') : plain;
  return rawCsv || !FORMULA.test(text) ? text : `'${text}`;
}

/** Printable ASCII that begins with a letter or a digit, which needs no change. */
const HARMLESS = /^[A-Za-z0-9][ -~]*$/;

/** Removes the guard, so that both spellings of a text compare as equal. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/**
 * Text that a spreadsheet may evaluate as a formula (OWASP, CSV injection), also after white space or a byte order
 * mark, or in full-width forms. Includes the apostrophe, so that the guard can be removed unambiguously.
 */
const FORMULA = /^(?:'|\s*[=+\-@＝＋－＠]|[ \ufeff]*[\t\r])/;

// TSV readers, including ours, treat a quote at the start of a cell as quoting, so quotes are written as in CSV.
function quoted(text: string, { format }: DelimitedOptions): string {
  const needed = format === 'csv' ? /[",\r\n]/ : /"/;
  return needed.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
