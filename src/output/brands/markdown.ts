/** Many brands in Markdown: the same table, suitable for mail or a ticket. */
import type { Report } from '../../types.js';
import { markdownLink, markdownTable, markdownText } from '../markdown/markdown-text.js';
import type { RenderOptions } from '../render.js';
import { cellWords } from '../views/cell-words.js';
import { alignsOf, forPeople } from '../views/for-people.js';
import { methodWords, unusualLevel } from '../words/level-words.js';
import { wordingOf } from '../words/outcome-words.js';
import { UNICODE_SIGNS } from '../words/signs.js';
import { worstExitCode } from './exit-code.js';
import { brandNotes, brandsSkipped } from './notes.js';
import { selectBrands } from './selection.js';
import { COLUMNS, headWords, summaryRows } from './summary.js';

export function brandsMarkdown(reports: readonly Report[], options: RenderOptions): string {
  const isSummary = options.view === 'summary' && options.fields === null;
  const notes = brandNotes(reports, worstExitCode(reports), UNICODE_SIGNS).map(
    ({ text, next }) => `- ${markdownText(next === null ? text : `${text} Next: ${next}`)}`,
  );
  const blocks = [
    '# Brands',
    markdownText(headWords(reports, UNICODE_SIGNS)),
    isSummary ? summaryTable(reports, options) : viewTable(reports, options),
    ...brandsSkipped(reports).map(markdownText),
    ...(notes.length === 0 ? [] : ['## Notes', notes.join('\n')]),
    ...(isSummary && unusualLevel(reports[0]!) !== null ? [methodWords(reports[0]!, '`socialrank help metrics`')] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function summaryTable(reports: readonly Report[], { sort }: RenderOptions): string {
  return markdownTable(
    COLUMNS.map(({ name }) => name),
    summaryRows(reports, sort, UNICODE_SIGNS).map((row) => row.map(markdownText)),
    COLUMNS.map(({ align }) => align),
  );
}

function viewTable(reports: readonly Report[], options: RenderOptions): string {
  const wording = wordingOf(reports[0]!, UNICODE_SIGNS);
  const { columns, rows } = selectBrands(reports, options, (report, choice) =>
    forPeople(report, choice, { ...wording, asOf: report.asOf }),
  );
  if (rows.length === 0) return 'Nothing to show.';
  const words = rows.map((row) =>
    row.map((cell, index) => {
      const { manner } = columns[index]!;
      const text = cellWords(cell, manner, wording);
      return manner === 'url' ? markdownLink(text, text) : markdownText(text);
    }),
  );
  return markdownTable(
    columns.map(({ name }) => name.replaceAll('_', ' ')),
    words,
    alignsOf({ columns, rows }),
  );
}
