/** Renders a report as text in the requested format. The modules of a format are loaded only if it is requested. */
import type { Report } from '../types.js';
import { delimitedStretches } from './data/delimited.js';
import { jsonStretches } from './data/json.js';
import { ndjson } from './data/ndjson.js';
import { asOneText } from './data/one-text.js';
import type { Format } from './names.js';
import type { Terminal } from './screen/terminal.js';
import { type Choice, eachRow } from './views/view.js';

export { FORMATS, type Format } from './names.js';
export type { Terminal } from './screen/terminal.js';
export { checkView } from './views/view.js';

export interface RenderOptions extends Choice {
  readonly format: Format;
  /** Whether JSON and NDJSON include the mentions. */
  readonly mentions: boolean;
  readonly bom: boolean;
  readonly rawCsv: boolean;
  readonly terminal: Terminal;
  /** Whether the table also shows what each source added. */
  readonly verbose?: boolean;
}

/**
 * Returns the whole output, with a line break at its end.
 * @param report with its mentions
 * @throws UsageError for a view, field or sort key that does not exist: see `checkView`
 * @throws OutputError like `asOneText`
 */
export async function render(report: Report, options: RenderOptions): Promise<string> {
  const stretches = await rendered(report, options);
  return asOneText(() => [...stretches].join(''));
}

/** Yields the same text in chunks, generated on demand, so its length is not limited. */
export async function rendered(report: Report, options: RenderOptions): Promise<Iterable<string>> {
  const text = await RENDERERS[options.format](report, options);
  return typeof text === 'string' ? [text] : text;
}

type Renderer = (report: Report, options: RenderOptions) => Iterable<string> | Promise<string>;

const RENDERERS: Readonly<Record<Format, Renderer>> = {
  table: async (report, options) => {
    if (options.view === 'summary' && options.fields === null) {
      const { drawn, summary } = await import('./table/index.js');
      return drawn(options.terminal, (brush) => summary(report, options, brush));
    }
    if (options.view === 'threads' && options.fields === null && options.sort === null) {
      const { drawn, threads } = await import('./table/index.js');
      return drawn(options.terminal, (brush) => threads(report, options, brush));
    }
    const { viewTable } = await import('./table/view-table.js');
    return viewTable(report, options, options.terminal);
  },
  json: (report, { mentions }) => {
    if (mentions) return jsonStretches(report);
    const { mentions: _, ...rest } = report;
    return jsonStretches(rest);
  },
  ndjson,
  csv: separated,
  tsv: separated,
  md: async (report, options) => {
    const { markdown } = await import('./markdown/markdown.js');
    return markdown(report, options);
  },
};

function separated(report: Report, options: RenderOptions): Iterable<string> {
  const { columns, rows } = eachRow(report, options);
  const format = options.format === 'tsv' ? 'tsv' : 'csv';
  const names = columns.map(({ name }) => name);
  return delimitedStretches(names, rows, { format, bom: options.bom, rawCsv: options.rawCsv });
}
