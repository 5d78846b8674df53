/** What a history can be asked for, by the names of the CSV summary and the short ones of conditions. */
import { UsageError } from '../../errors.js';
import { SHORT_NAMES, SUMMARY_NUMBERS } from '../report/summary-numbers.js';

/** Counted by the time of the mentions, once each, whichever run found them. */
const COUNTED = ['mentions', 'positive', 'neutral', 'negative', 'unscored', 'n', 'net_sentiment'] as const;

/** What runs said of the window that they looked at, all else: the last run of a bucket speaks for it. */
const SAID: readonly string[] = [...SUMMARY_NUMBERS.keys()].filter((name) => !COUNTED.some((one) => one === name));

/** Of these another engine makes another number. */
const JUDGED: ReadonlySet<string> = new Set([
  ...['positive', 'neutral', 'negative', 'unscored', 'n', 'net_sentiment'],
  ...['social_rank', 'sentiment_ratio', 'net_sentiment_low', 'net_sentiment_high'],
]);

export type CountedMetric = (typeof COUNTED)[number];

export type Metric =
  | { readonly kind: 'counted'; readonly name: CountedMetric; readonly isJudged: boolean }
  | { readonly kind: 'said'; readonly name: string; readonly isJudged: boolean };

/** @throws UsageError naming those that there are */
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
