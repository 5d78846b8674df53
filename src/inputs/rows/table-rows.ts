/**
 * Rows of CSV and TSV as objects, whose names come from the first line or, for tables without a header, from
 * `namesFor`.
 */
import { dialectOf } from './delimiter.js';
import type { Row, Rows } from './row.js';
import { type TableRecord, tableRecords } from './table-records.js';

interface TableOptions {
  /** Extension of the file, such as `.tsv`. */
  readonly ending: string;
  /** @throws UsageError if these columns are not enough for a mention */
  readonly checkColumns: (names: readonly string[]) => void;
  /** Whether a line with these names is the header, which may have other lines above it. Absent: the first line is. */
  readonly isHeader?: (names: readonly string[]) => boolean;
  /** Returns column names for a table without a header, given its first line; null if that line is the header. */
  readonly namesFor?: (cells: readonly string[]) => readonly string[] | null;
}

/**
 * Empty cells are left out.
 * @throws whatever `checkColumns` throws
 */
export async function* rowsOfTable(chunks: AsyncIterable<Buffer>, options: TableOptions): Rows {
  let names: readonly string[] | null = null;
  const { ending, isHeader } = options;
  for await (const batch of tableRecords(chunks, (line) => dialectOf(line, ending), isHeader)) {
    const rows: Row[] = [];
    for (const record of batch) {
      if (record.type === 'cells' && names === null) {
        const cells = record.cells.map((cell) => cell.trim());
        const told = options.namesFor?.(cells) ?? null;
        names = told ?? cells;
        options.checkColumns(names.filter((name) => name !== ''));
        if (told !== null) rows.push(toRow(record, names));
      } else {
        rows.push(toRow(record, names ?? []));
      }
    }
    yield rows;
  }
}

function toRow(record: TableRecord, names: readonly string[]): Row {
  if (record.type === 'bad') return record;
  // Without a prototype, because a column may have any name.
  const value = Object.create(null) as Record<string, string>;
  for (const [place, name] of names.entries()) {
    const cell = record.cells[place] ?? '';
    if (cell !== '' && name !== '' && !(name in value)) value[name] = cell;
  }
  return { type: 'object', line: record.line, value };
}
