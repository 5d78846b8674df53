/** CSV and TSV, as RFC 4180 has them. */
import type { Cell } from '../views/columns.js';
import { plainText } from './plain-text.js';

export interface DelimitedOptions {
  readonly format: 'csv' | 'tsv';
  /** No guard against formulas. */
  readonly rawCsv: boolean;
}

export const BYTE_ORDER_MARK = '\ufeff';

export const DELIMITER = { csv: ',', tsv: '\t' } as const;

/** Header and rows, each with its CRLF. */
export function delimited(...given: Parameters<typeof delimitedStretches>): string {
  return [...delimitedStretches(...given)].join('');
}

/** The same text in stretches, one a record. */
export function* delimitedStretches(
  names: readonly string[],
  rows: Iterable<readonly Cell[]>,
  options: DelimitedOptions & { readonly bom: boolean },
): Generator<string> {
  yield `${options.bom ? BYTE_ORDER_MARK : ''}${record(names, options)}\r\n`;
  for (const row of rows) yield `${record(row, options)}\r\n`;
}

/** One record, without its line break. */
export function record(cells: readonly Cell[], options: DelimitedOptions): string {
  const delimiter = DELIMITER[options.format];
  let line = '';
  for (let place = 0; place < cells.length; place += 1) {
    const cell = written(cells[place]!, options);
    line = place === 0 ? cell : line + delimiter + cell;
  }
  // A line that is empty is no record to most readers.
  return line === '' && cells.length === 1 ? '""' : line;
}

/** As it stands in the file. Of most cells one look is enough: they stand there as they are. */
function written(cell: Cell, options: DelimitedOptions): string {
  if (typeof cell === 'string') return BARE.test(cell) ? cell : quoted(cellText(cell, options), options);
  return cellText(cell, options);
}

/** Harmless, and without a quote or a comma. */
const BARE = /^[A-Za-z0-9][ !#-+\--~]*$/;

/** What a reader of the file gets for a cell. */
export function cellText(cell: Cell, { format, rawCsv }: DelimitedOptions): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (HARMLESS.test(cell)) return cell;
  const plain = plainText(cell);
  const text = format === 'tsv' ? plain.replace(/\r\n|[\t\r\n]/g, ' ') : plain;
  return rawCsv || !FORMULA.test(text) ? text : `'${text}`;
}

/** Printable ASCII that begins with a letter or a digit: nothing below changes it. */
const HARMLESS = /^[A-Za-z0-9][ -~]*$/;

/** Undoes the guard: two spellings of one text are the same text. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/**
 * What a spreadsheet may take for a formula (OWASP, CSV injection), also behind white space, a byte order mark or in
 * full-width forms. An apostrophe too, so that the guard can be told from what it guards.
 */
const FORMULA = /^(?:'|\s*[=+\-@＝＋－＠]|[ \ufeff]*[\t\r])/;

// TSV readers, ours among them, take a quote at the start of a cell for quoting: quote there as in CSV.
function quoted(text: string, { format }: DelimitedOptions): string {
  const needed = format === 'csv' ? /[",\r\n]/ : /"/;
  return needed.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
