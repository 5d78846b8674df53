/** Renders the differences between two runs as text in the requested format. */
import type { RunDifference } from '../../types.js';
import { toJson } from '../data/json.js';
import { toTypedLines } from '../data/typed-lines.js';
import type { DiffFormat } from '../names.js';
import type { Terminal } from '../screen/terminal.js';
import { differenceRows } from './rows.js';

export interface DiffRenderOptions {
  readonly format: DiffFormat;
  /** Maximum number of rows of each list in the table. */
  readonly rows: number;
  readonly bom: boolean;
  readonly rawCsv: boolean;
  readonly terminal: Terminal;
}

/** Returns the whole output, with a line break at its end. */
export async function renderDifference(difference: RunDifference, options: DiffRenderOptions): Promise<string> {
  const { format, rows, terminal } = options;
  switch (format) {
    case 'table': {
      const [{ drawn }, { differenceTable }] = await Promise.all([import('../screen/brush.js'), import('./table.js')]);
      return drawn(terminal, (brush) => differenceTable(difference, rows, terminal, brush));
    }
    case 'json':
      return toJson(difference);
    case 'ndjson': {
      const { new: added, gone, changed, moved, ...rest } = difference;
      return toTypedLines({ new: added, gone, changed, moved }, 'diff', rest);
    }
    case 'csv':
    case 'tsv':
      return differenceRows(difference, { ...options, format });
  }
}
