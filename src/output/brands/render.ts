/** Renders the reports of many brands as one text in the requested format. */
import type { Report } from '../../types.js';
import { delimitedStretches } from '../data/delimited.js';
import { ndjson } from '../data/ndjson.js';
import type { Format } from '../names.js';
import type { RenderOptions } from '../render.js';
import { brandsJson } from './json.js';
import { selectBrands } from './selection.js';

/**
 * Yields the whole output in chunks, generated on demand, with a line break at its end.
 * @throws UsageError for a view, field or sort key that does not exist: see `checkView`
 */
export async function renderedBrands(reports: readonly Report[], options: RenderOptions): Promise<Iterable<string>> {
  const text = await RENDERERS[options.format](reports, options);
  return typeof text === 'string' ? [text] : text;
}

type Renderer = (reports: readonly Report[], options: RenderOptions) => Iterable<string> | Promise<string>;

const RENDERERS: Readonly<Record<Format, Renderer>> = {
  table: async (reports, options) => (await import('./table.js')).brandsTable(reports, options),
  json: (reports, { mentions }) => brandsJson(mentions ? reports : reports.map(withoutMentions)),
  ndjson: lines,
  csv: separated,
  tsv: separated,
  md: async (reports, options) => (await import('./markdown.js')).brandsMarkdown(reports, options),
};

function* lines(reports: readonly Report[], options: RenderOptions): Generator<string> {
  for (const report of reports) yield* ndjson(report, options, report.query.brand);
}

function withoutMentions({ mentions: _, ...rest }: Report): Omit<Report, 'mentions'> {
  return rest;
}

function separated(reports: readonly Report[], options: RenderOptions): Iterable<string> {
  const { columns, rows } = selectBrands(reports, options);
  const format = options.format === 'tsv' ? 'tsv' : 'csv';
  return delimitedStretches(
    columns.map(({ name }) => name),
    rows,
    { format, bom: options.bom, rawCsv: options.rawCsv },
  );
}
