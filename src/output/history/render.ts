/** Renders a history as text in the requested format. The modules of a format are loaded only if it is requested. */
import type { History } from '../../types.js';
import type { Format } from '../names.js';
import type { HistoryShown } from './table.js';

export interface HistoryOptions extends HistoryShown {
  readonly format: Format;
  /** Whether a table lists the runs. */
  readonly runs: boolean;
  readonly bom: boolean;
  readonly rawCsv: boolean;
}

/** Returns the whole output, with a line break at its end. */
export async function renderHistory(history: History, options: HistoryOptions): Promise<string> {
  return RENDERERS[options.format](history, options);
}

type Renderer = (history: History, options: HistoryOptions) => Promise<string>;

const RENDERERS: Readonly<Record<Format, Renderer>> = {
  table: async (history, options) => {
    const [{ drawn }, { historyTable }] = await Promise.all([import('../screen/brush.js'), import('./table.js')]);
    const table = await drawn(options.terminal, (brush) => historyTable(history, options, brush));
    if (!options.runs || history.runs.length === 0) return table;
    const { runsTable } = await import('./runs.js');
    return `${table}\n${runsTable(history, options.terminal)}`;
  },
  json: async (history) => (await import('../data/json.js')).toJson(history),
  ndjson: async ({ buckets, ...rest }) => {
    const { toTypedLines } = await import('../data/typed-lines.js');
    return toTypedLines({ bucket: buckets }, 'history', rest);
  },
  csv: separated,
  tsv: separated,
  md: async (history) => (await import('./markdown.js')).historyMarkdown(history),
};

async function separated(history: History, { format, bom, rawCsv }: HistoryOptions): Promise<string> {
  const [{ delimited }, { HISTORY_COLUMNS, historyRows }] = await Promise.all([
    import('../data/delimited.js'),
    import('./rows.js'),
  ]);
  const kind = format === 'tsv' ? 'tsv' : 'csv';
  return delimited(HISTORY_COLUMNS, historyRows(history), { format: kind, bom, rawCsv });
}
