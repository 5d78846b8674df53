/** Metrics of a history, by the names of the CSV summary and the short names of conditions. */
import { UsageError } from '../../errors.js';
import { SHORT_NAMES, SUMMARY_NUMBERS } from '../report/summary-numbers.js';

/** Counted by publication time, each mention once, whichever runs found it. */
const COUNTED = ['mentions', 'positive', 'neutral', 'negative', 'unscored', 'n', 'net_sentiment'] as const;

/**
 * All others: reported by runs for the window that they looked at; a bucket has the value of the last run within it.
 */
const SAID: readonly string[] = [...SUMMARY_NUMBERS.keys()].filter((name) => !COUNTED.some((one) => one === name));

/** Metrics that depend on the engine. */
const JUDGED: ReadonlySet<string> = new Set([
  ...['positive', 'neutral', 'negative', 'unscored', 'n', 'net_sentiment'],
  ...['social_rank', 'sentiment_ratio', 'net_sentiment_low', 'net_sentiment_high'],
]);

export type CountedMetric = (typeof COUNTED)[number];

export type Metric =
  | { readonly kind: 'counted'; readonly name: CountedMetric; readonly isJudged: boolean }
  | { readonly kind: 'said'; readonly name: string; readonly isJudged: boolean };

/** @throws UsageError that lists the known metrics */
export function metricNamed(text: string): Metric {
  const asked = text.trim().toLowerCase().replaceAll('-', '_');
  const long = SHORT_NAMES.get(asked) ?? asked;
  const isJudged = JUDGED.has(long);
  const counted = COUNTED.find((name) => name === long);
  if (counted !== undefined) return { kind: 'counted', name: counted, isJudged };
  if (SAID.includes(long)) return { kind: 'said', name: long, isJudged };
  throw new UsageError(`there is no series of ${JSON.stringify(text.slice(0, 64))}`, {
    hint: `known: ${[...COUNTED, ...SHORT_NAMES.keys(), ...SAID].join(', ')}`,
  });
}
