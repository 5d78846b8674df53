/** Many brands side by side, for people: one row per brand, with the parts of its rank. */
import type { Report } from '../../types.js';
import { SUMMARY } from '../views/columns.js';
import { sorted } from '../views/view.js';
import { count, interval, percent, signedPercent } from '../words/number-words.js';
import { hasLowerBound } from '../words/outcome-words.js';
import type { Signs } from '../words/signs.js';
import { age, span, windowWords } from '../words/time-words.js';

interface Column {
  readonly name: string;
  readonly align: 'left' | 'right';
  readonly words: (report: Report, signs: Signs) => string;
}

export const COLUMNS: readonly Column[] = [
  { name: 'brand', align: 'left', words: ({ query }) => query.brand },
  {
    name: 'mentions',
    align: 'right',
    words: (report, signs) => count(report.counts.mentions, signs, hasLowerBound(report)),
  },
  { name: 'rank', align: 'right', words: ({ socialRank }, signs) => socialRank.score?.toFixed(1) ?? signs.unknown },
  { name: 'strength', align: 'right', words: ({ socialRank }, signs) => percent(socialRank.strength.value, signs) },
  {
    name: 'sentiment',
    align: 'right',
    words: ({ socialRank }, signs) => socialRank.sentiment.ratioText ?? signs.unknown,
  },
  { name: 'net', align: 'right', words: net },
  { name: 'passion', align: 'right', words: ({ socialRank }, signs) => percent(socialRank.passion.value, signs) },
  { name: 'reach', align: 'right', words: ({ socialRank }, signs) => percent(socialRank.reach.value, signs) },
  {
    name: 'last',
    align: 'right',
    words: ({ volume, asOf }, signs) => (volume.lastMention === null ? signs.unknown : age(volume.lastMention, asOf)),
  },
  { name: 'status', align: 'left', words: ({ status }) => status },
];

export function summaryRows(reports: readonly Report[], sort: string | null, signs: Signs): readonly string[][] {
  return sorted(reports, SUMMARY, sort).map((report) => COLUMNS.map(({ words }) => words(report, signs)));
}

/**
 * `3 brands · 14 – 21 Nov 2026 UTC · 7 days`; with local data each brand can have its own window, which is then left
 * out.
 */
export function headWords(reports: readonly Report[], signs: Signs): string {
  const brands = `${reports.length} ${reports.length === 1 ? 'brand' : 'brands'}`;
  const [first] = reports;
  const isOne = reports.every(
    ({ window }) => window.since === first?.window.since && window.until === first.window.until,
  );
  if (first === undefined || !isOne) return brands;
  const { window } = first;
  const long = span(Date.parse(window.until) - Date.parse(window.since));
  return [brands, windowWords(window, signs), long].join(` ${signs.dot} `);
}

function net({ sentiment: { netSentiment } }: Report, signs: Signs): string {
  if (netSentiment.value === null) return signs.unknown;
  const ends = interval(netSentiment.ci95, signs);
  return `${signedPercent(netSentiment.value, signs)}${ends === '' ? '' : ` (${ends})`}`;
}
