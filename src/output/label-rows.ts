/**
 * A sample as rows to be labeled: `label --sample` writes them, and `label --from` and `eval --gold` read them again.
 */
import { delimited } from './data/delimited.js';
import { toJson } from './data/json.js';

export interface LabelRow {
  readonly id: string;
  readonly source: string | null;
  /** To be filled in by a person. */
  readonly label: null;
  /** Null if the engine could not determine a label or was not used. */
  readonly engineLabel: string | null;
  /** Number of mentions that the row represents. */
  readonly weight: number;
  readonly language: string | null;
  readonly title: string | null;
  readonly text: string;
}

const COLUMNS: readonly (readonly [name: string, cell: (row: LabelRow) => string | number | null])[] = [
  ['id', ({ id }) => id],
  ['source', ({ source }) => source],
  ['label', ({ label }) => label],
  ['engine_label', ({ engineLabel }) => engineLabel],
  ['weight', ({ weight }) => weight],
  ['language', ({ language }) => language],
  ['title', ({ title }) => title],
  ['text', ({ text }) => text],
];

export function labelRows(rows: readonly LabelRow[], seed: number, format: 'csv' | 'json'): string {
  if (format === 'json') return toJson({ schema: 'socialrank.sample/1', seed, texts: rows });
  const names = COLUMNS.map(([name]) => name);
  const cells = rows.map((row) => COLUMNS.map(([, cell]) => cell(row)));
  return delimited(names, cells, { format, rawCsv: false, bom: false });
}
