/** The reports of many brands as one text, in the format asked for. */
import type { Report } from '../../types.js';
import { delimited } from '../delimited.js';
import type { Format } from '../names.js';
import { ndjson } from '../ndjson.js';
import type { RenderOptions } from '../render.js';
import { brandsJson } from './json.js';
import { selectBrands } from './selection.js';

/**
 * The whole output, with a line break at its end.
 * @throws UsageError for a view, field or sort key that does not exist: see `checkView`
 */
export async function renderBrands(reports: readonly Report[], options: RenderOptions): Promise<string> {
  return RENDERERS[options.format](reports, options);
}

type Renderer = (reports: readonly Report[], options: RenderOptions) => string | Promise<string>;

const RENDERERS: Readonly<Record<Format, Renderer>> = {
  table: async (reports, options) => (await import('./table.js')).brandsTable(reports, options),
  json: (reports, { mentions }) => brandsJson(mentions ? reports : reports.map(withoutMentions)),
  ndjson: (reports, options) => reports.flatMap((report) => [...ndjson(report, options, report.query.brand)]).join(''),
  csv: separated,
  tsv: separated,
  md: async (reports, options) => (await import('./markdown.js')).brandsMarkdown(reports, options),
};

function withoutMentions({ mentions: _, ...rest }: Report): Omit<Report, 'mentions'> {
  return rest;
}

function separated(reports: readonly Report[], options: RenderOptions): string {
  const { columns, rows } = selectBrands(reports, options);
  const format = options.format === 'tsv' ? 'tsv' : 'csv';
  return delimited(
    columns.map(({ name }) => name),
    rows,
    { format, bom: options.bom, rawCsv: options.rawCsv },
  );
}
