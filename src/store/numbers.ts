/** The numbers of a report, under the names that they have as columns of the CSV summary. */
import type { Report } from '../types.js';

export interface ReportNumber {
  readonly name: string;
  readonly value: number | null;
  readonly ci95?: readonly [number, number] | null;
}

export function numbersOf({
  counts,
  authors,
  socialRank,
  sentiment,
  volume,
  sources,
}: Report): readonly ReportNumber[] {
  const sourcesThat = (...statuses: readonly string[]) =>
    sources.filter(({ status }) => statuses.includes(status)).length;
  const { strength, passion, reach } = socialRank;
  const opinions = socialRank.sentiment;
  return [
    { name: 'mentions', value: counts.mentions },
    { name: 'unique_authors', value: authors.unique },
    { name: 'social_rank', value: socialRank.score },
    { name: 'strength', ...strength },
    { name: 'sentiment_ratio', value: opinions.ratio },
    { name: 'net_sentiment', ...sentiment.netSentiment },
    { name: 'passion', ...passion },
    { name: 'reach', ...reach },
    { name: 'positive', value: opinions.positive },
    { name: 'neutral', value: opinions.neutral },
    { name: 'negative', value: opinions.negative },
    { name: 'unscored', value: opinions.unscored },
    { name: 'velocity_per_hour', ...volume.velocityPerHour },
    { name: 'mean_minutes_between_mentions', value: volume.meanMinutesBetweenMentions },
    { name: 'sources_ok', value: sourcesThat('ok', 'empty') },
    { name: 'sources_failed', value: sourcesThat('failed') },
    { name: 'sources_skipped', value: sourcesThat('skipped') },
    { name: 'truncated', value: sources.filter(({ truncated }) => truncated).length },
  ];
}
