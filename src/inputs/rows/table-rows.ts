/** Rows of CSV and TSV, their cells by the names in the first line, or by those of a table that has none. */
import { dialectOf } from './delimiter.js';
import type { Row, Rows } from './row.js';
import { type TableRecord, tableRecords } from './table-records.js';

interface TableOptions {
  /** Of the name, as `.tsv`. */
  readonly ending: string;
  /** @throws UsageError where no mention can be made of these columns */
  readonly checkColumns: (names: readonly string[]) => void;
  /** Whether a line with these names is the header, where others may stand above it. Absent: the first is. */
  readonly isHeader?: (names: readonly string[]) => boolean;
  /** The names of a table that has no header, told from its first line; null: that is the header. */
  readonly namesFor?: (cells: readonly string[]) => readonly string[] | null;
}

/** An empty cell is not there. @throws what `checkColumns` throws */
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
  // Without a prototype: a column may have any name.
  const value = Object.create(null) as Record<string, string>;
  for (const [place, name] of names.entries()) {
    const cell = record.cells[place] ?? '';
    if (cell !== '' && name !== '' && !(name in value)) value[name] = cell;
  }
  return { type: 'object', line: record.line, value };
}
