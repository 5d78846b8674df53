/** The numbers of a report by the names that they have in the CSV summary, for conditions and series. */
import type { Report, SourceOutcome } from '../../types.js';

type Read = (report: Report) => number | null;

/** Null is unknown. `sentiment_ratio` is positive / negative, where the CSV has it in words. */
export const SUMMARY_NUMBERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['mentions', ({ counts }) => counts.mentions],
  ['unique_authors', ({ authors }) => authors.unique],
  ['social_rank', ({ socialRank }) => socialRank.score],
  ['strength', ({ socialRank }) => socialRank.strength.value],
  ['sentiment_ratio', ({ socialRank }) => socialRank.sentiment.ratio],
  ['net_sentiment', ({ sentiment }) => sentiment.netSentiment.value],
  ['net_sentiment_low', ({ sentiment }) => sentiment.netSentiment.ci95?.[0] ?? null],
  ['net_sentiment_high', ({ sentiment }) => sentiment.netSentiment.ci95?.[1] ?? null],
  ['passion', ({ socialRank }) => socialRank.passion.value],
  ['reach', ({ socialRank }) => socialRank.reach.value],
  ['positive', ({ socialRank }) => socialRank.sentiment.positive],
  ['neutral', ({ socialRank }) => socialRank.sentiment.neutral],
  ['negative', ({ socialRank }) => socialRank.sentiment.negative],
  ['unscored', ({ socialRank }) => socialRank.sentiment.unscored],
  ['velocity_per_hour', ({ volume }) => volume.velocityPerHour.value],
  ['mean_minutes_between_mentions', ({ volume }) => volume.meanMinutesBetweenMentions],
  ['sources_ok', sourcesThat('ok', 'empty')],
  ['sources_failed', sourcesThat('failed')],
  ['sources_skipped', sourcesThat('skipped')],
  ['truncated', ({ sources }) => sources.filter(({ truncated }) => truncated).length],
  ['n', ({ sentiment }) => sentiment.n],
]);

/** Columns of the CSV summary in which no number stands. */
export const SUMMARY_TEXTS: readonly string[] = [
  'date',
  'as_of',
  'since',
  'until',
  'brand',
  'query',
  'status',
  'last_mention',
  'engine',
  'formula',
];

/** Short names that people type. */
export const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['net', 'net_sentiment'],
  ['rank', 'social_rank'],
  ['velocity', 'velocity_per_hour'],
]);

function sourcesThat(...statuses: readonly SourceOutcome['status'][]): Read {
  return ({ sources }) => sources.filter(({ status }) => statuses.includes(status)).length;
}
