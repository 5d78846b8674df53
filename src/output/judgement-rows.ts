/** The sample as rows to be judged, or already judged: the file that `query test` writes and reads again. */
import type { QueryTest } from '../types.js';
import { delimited, record } from './data/delimited.js';
import { toJsonLine } from './data/json.js';

export type JudgedItem = QueryTest['items'][number];
export type RowFormat = 'ndjson' | 'csv';

const COLUMNS: readonly { readonly name: string; readonly cell: (item: JudgedItem) => string | number | null }[] = [
  { name: 'id', cell: ({ id }) => id },
  { name: 'relevant', cell: ({ relevant }) => (relevant === null ? null : relevant ? 'y' : 'n') },
  { name: 'relevance', cell: ({ relevance }) => relevance },
  { name: 'source', cell: ({ source }) => source },
  { name: 'author', cell: ({ author }) => author },
  { name: 'published_at', cell: ({ publishedAt }) => publishedAt },
  { name: 'title', cell: ({ title }) => title },
  { name: 'excerpt', cell: ({ excerpt }) => excerpt },
  { name: 'url', cell: ({ url }) => url },
];

const NAMES = COLUMNS.map(({ name }) => name);
const CSV = { format: 'csv', rawCsv: false, bom: false } as const;

export function judgementRows(items: readonly JudgedItem[], format: RowFormat): string {
  if (format === 'ndjson') return items.map((item) => `${toJsonLine(item)}\n`).join('');
  return delimited(NAMES, items.map(cellsOf), CSV);
}

/**
 * Returns a single row.
 * @param names columns of the file that the row is written to; null for all
 */
export function judgementRow(item: JudgedItem, format: RowFormat, names: readonly string[] | null): string {
  if (format === 'ndjson') return `${toJsonLine(item)}\n`;
  const cells = new Map(COLUMNS.map(({ name, cell }) => [name, cell(item)]));
  return `${record(
    (names ?? NAMES).map((name) => cells.get(name) ?? null),
    CSV,
  )}\r\n`;
}

const cellsOf = (item: JudgedItem) => COLUMNS.map(({ cell }) => cell(item));
