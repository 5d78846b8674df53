/** The numbers of a report under their column names in the CSV summary, for conditions and time series. */
import type { Report, SourceOutcome } from '../../types.js';
import { levelOf } from '../metrics/confidence.js';

export interface StatedNumber {
  /** Null if unknown. */
  readonly value: number | null;
  readonly ci95?: readonly [number, number] | null;
}

/** `sentiment_ratio` is positive / negative as a number; the CSV has it as text. */
const STATED: readonly (readonly [name: string, read: (report: Report) => StatedNumber])[] = [
  ['mentions', ({ counts }) => ({ value: counts.mentions })],
  ['unique_authors', ({ authors }) => ({ value: authors.unique })],
  ['social_rank', ({ socialRank }) => ({ value: socialRank.score })],
  ['strength', ({ socialRank }) => socialRank.strength],
  ['sentiment_ratio', ({ socialRank }) => ({ value: socialRank.sentiment.ratio })],
  ['net_sentiment', ({ sentiment }) => sentiment.netSentiment],
  ['passion', ({ socialRank }) => socialRank.passion],
  ['reach', ({ socialRank }) => socialRank.reach],
  ['positive', ({ socialRank }) => ({ value: socialRank.sentiment.positive })],
  ['neutral', ({ socialRank }) => ({ value: socialRank.sentiment.neutral })],
  ['negative', ({ socialRank }) => ({ value: socialRank.sentiment.negative })],
  ['unscored', ({ socialRank }) => ({ value: socialRank.sentiment.unscored })],
  ['velocity_per_hour', ({ volume }) => volume.velocityPerHour],
  ['mean_minutes_between_mentions', ({ volume }) => ({ value: volume.meanMinutesBetweenMentions })],
  ['sources_ok', sourcesThat('ok', 'empty')],
  ['sources_failed', sourcesThat('failed')],
  ['sources_skipped', sourcesThat('skipped')],
  ['truncated', ({ sources }) => ({ value: sources.filter(({ truncated }) => truncated).length })],
];

/** Name under which the confidence level of the intervals is stored. */
export const LEVEL = 'confidence';

/** All numbers with their intervals, if any, and the confidence level of these. */
export const statedNumbers = (report: Report): readonly (StatedNumber & { readonly name: string })[] => [
  ...STATED.map(([name, read]) => ({ ...read(report), name })),
  { name: LEVEL, value: levelOf(report) },
];

/** By name, the numbers that conditions can refer to; ends of intervals have names of their own. */
export const SUMMARY_NUMBERS: ReadonlyMap<string, (report: Report) => number | null> = new Map([
  ...STATED.map(([name, read]) => [name, (report: Report) => read(report).value] as const),
  ['net_sentiment_low', ({ sentiment }) => sentiment.netSentiment.ci95?.[0] ?? null],
  ['net_sentiment_high', ({ sentiment }) => sentiment.netSentiment.ci95?.[1] ?? null],
  ['n', ({ sentiment }) => sentiment.n],
]);

/** Columns of the CSV summary that are not numbers. */
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

/** Abbreviations of these names that users can type. */
export const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['net', 'net_sentiment'],
  ['rank', 'social_rank'],
  ['velocity', 'velocity_per_hour'],
]);

function sourcesThat(...statuses: readonly SourceOutcome['status'][]): (report: Report) => StatedNumber {
  return ({ sources }) => ({ value: sources.filter(({ status }) => statuses.includes(status)).length });
}
