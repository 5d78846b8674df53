/** Renders a comparison as text in the requested format. */
import type { BrandComparison } from '../../types.js';
import { toJson } from '../data/json.js';
import { toTypedLines } from '../data/typed-lines.js';
import type { Format } from '../names.js';
import type { Terminal } from '../screen/terminal.js';
import { comparisonRows } from './columns.js';

export interface CompareRenderOptions {
  readonly format: Format;
  readonly bom: boolean;
  readonly rawCsv: boolean;
  readonly terminal: Terminal;
}

/** Returns the whole output, with a line break at its end. */
export async function renderComparison(comparison: BrandComparison, options: CompareRenderOptions): Promise<string> {
  const { format, terminal } = options;
  switch (format) {
    case 'table': {
      const [{ drawn }, { comparisonTable }] = await Promise.all([import('../screen/brush.js'), import('./table.js')]);
      return drawn(terminal, (brush) => comparisonTable(comparison, terminal, brush));
    }
    case 'json':
      return toJson(comparison);
    case 'ndjson': {
      const { brands: brand, overlap, pairs: pair, terms: term, ...rest } = comparison;
      return toTypedLines({ brand, overlap, pair, term }, 'comparison', rest);
    }
    case 'csv':
    case 'tsv':
      return comparisonRows(comparison, { ...options, format });
    case 'md':
      return (await import('./markdown.js')).comparisonMarkdown(comparison);
  }
}
