/** A history in Markdown, suitable for mail or a ticket. */
import type { History } from '../../types.js';
import { markdownTable, markdownText } from '../markdown/markdown-text.js';
import { plural } from '../words/number-words.js';
import { UNICODE_SIGNS } from '../words/signs.js';
import { windowWords } from '../words/time-words.js';
import { incidentOf } from './rows.js';
import {
  breakWords,
  bucketWords,
  changeWords,
  detectorWords,
  incidentWords,
  metricWords,
  seenWords,
  trendWords,
  valueWords,
} from './words.js';

export function historyMarkdown(history: History): string {
  const signs = UNICODE_SIGNS;
  const { query, window, runs, buckets, incidents, breaks, metric } = history;
  const list = (lines: readonly string[]) =>
    lines.length === 0 ? [] : [lines.map((line) => `- ${markdownText(line)}`).join('\n')];
  const rows = buckets.map((bucket) => [
    markdownText(bucketWords(bucket.start, history)),
    `${bucket.lowerBound && metric === 'mentions' ? signs.atLeast : ''}${valueWords(metric, bucket.value, signs)}`,
    [incidentOf(bucket, history) ?? '', bucket.partial ? 'in part' : ''].filter((word) => word !== '').join(', '),
  ]);
  const blocks = [
    `# ${markdownText(query.brand)}: ${markdownText(metricWords(history))}`,
    markdownText([windowWords(window, signs), plural(runs.length, 'run')].join(' · ')),
    ...list([changeWords(history, signs), `the series ${trendWords(history)}`, ...seenWords(history)]),
    ...list(incidents.map((incident) => incidentWords(incident, history))),
    ...list(breaks.map((one) => breakWords(one, history))),
    ...list(detectorWords(history)),
    markdownTable([history.bucket, metric.replaceAll('_', ' '), ''], rows, ['left', 'right']),
    'How these are computed: `socialrank help metrics`',
  ];
  return `${blocks.join('\n\n')}\n`;
}
