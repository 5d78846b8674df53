/** The report in Markdown, suitable for reading, mail or a ticket. */
import type { Report } from '../../types.js';
import type { Choice } from '../views/view.js';
import { methodWords } from '../words/level-words.js';
import { answerWords, type Wording, wordingOf } from '../words/outcome-words.js';
import { queryWords } from '../words/query-words.js';
import { isOfAllTime, reportTimes } from '../words/report-times.js';
import { UNICODE_SIGNS } from '../words/signs.js';
import { skippedWords } from '../words/skipped-words.js';
import { figureBlocks, noteBlocks, sourceBlocks, tellingBlocks, topBlocks, viewBlocks } from './markdown-sections.js';
import { markdownText } from './markdown-text.js';

export function markdown(report: Report, choice: Choice): string {
  const wording = wordingOf(report, UNICODE_SIGNS);
  const isWhole = choice.view === 'summary' && choice.fields === null;
  const blocks = isWhole ? summary(report, choice, wording) : viewBlocks(report, choice, wording);
  const closing = isWhole ? [methodWords(report, '`socialrank help metrics`')] : [];
  return `${[...blocks, ...noteBlocks(report, wording), ...closing].join('\n\n')}\n`;
}

function summary(report: Report, choice: Choice, wording: Wording): readonly string[] {
  const head = heading(report, wording);
  const sources = [...sourceBlocks(report, wording), ...skippedWords(report).map(markdownText)];
  if (report.status === 'failed') return [...head, '**No source answered: there are no numbers.**', ...sources];
  if (report.counts.mentions === 0)
    return [...head, `**No mentions${isOfAllTime(report) ? '' : ' in this window'}.**`, ...sources];
  return [
    ...head,
    ...figureBlocks(report, wording),
    ...tellingBlocks(report, wording),
    ...sources,
    ...topBlocks(report, choice, wording),
  ];
}

function heading(report: Report, { signs }: Wording): readonly string[] {
  const { query } = report;
  const words = queryWords(query);
  return [
    `# ${markdownText(query.brand)}`,
    ...(words === null ? [] : [markdownText(words)]),
    markdownText([...reportTimes(report, signs), answerWords(report)].join(' · ')),
  ];
}
