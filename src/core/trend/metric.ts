/** What a history can be asked for, by the names of the CSV summary and the short ones of conditions. */
import { UsageError } from '../../errors.js';
import { SHORT_NAMES } from '../report/summary-numbers.js';

/** Counted by the time of the mentions, once each, whichever run found them. */
const COUNTED = ['mentions', 'positive', 'neutral', 'negative', 'unscored', 'n', 'net_sentiment'] as const;

/** What runs said of the window that they looked at: the last run of a bucket speaks for it. */
const SAID = [
  'social_rank',
  'strength',
  'passion',
  'reach',
  'velocity_per_hour',
  'unique_authors',
  'mean_minutes_between_mentions',
  'net_sentiment_low',
  'net_sentiment_high',
  'sources_ok',
  'sources_failed',
  'sources_skipped',
  'truncated',
] as const;

/** Of these another engine makes another number. */
const JUDGED: ReadonlySet<string> = new Set([
  ...['positive', 'neutral', 'negative', 'unscored', 'n', 'net_sentiment'],
  ...['social_rank', 'net_sentiment_low', 'net_sentiment_high'],
]);

export type CountedMetric = (typeof COUNTED)[number];

export type Metric =
  | { readonly kind: 'counted'; readonly name: CountedMetric; readonly isJudged: boolean }
  | { readonly kind: 'said'; readonly name: (typeof SAID)[number]; readonly isJudged: boolean };

/** @throws UsageError naming those that there are */
export function metricNamed(text: string): Metric {
  const asked = text.trim().toLowerCase().replaceAll('-', '_');
  const long = SHORT_NAMES.get(asked) ?? asked;
  const isJudged = JUDGED.has(long);
  const counted = COUNTED.find((name) => name === long);
  if (counted !== undefined) return { kind: 'counted', name: counted, isJudged };
  const said = SAID.find((name) => name === long);
  if (said !== undefined) return { kind: 'said', name: said, isJudged };
  throw new UsageError(`there is no series of ${JSON.stringify(text.slice(0, 64))}`, {
    hint: `known: ${[...COUNTED, ...SHORT_NAMES.keys(), ...SAID].join(', ')}`,
  });
}
