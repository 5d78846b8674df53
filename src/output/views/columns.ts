/** The columns of every view, used by CSV, TSV, Markdown and tables. Their order is part of the contract. */

import { dayKey } from '../../core/time/zone.js';
import type { Mention, Report, SourceOutcome } from '../../types.js';
import type { Said } from './threads.js';

/** Numbers stay numbers and are never guarded in CSV; null means unknown. */
export type Cell = string | number | null;

/** How a cell is formatted for people; CSV and TSV contain the plain value. */
export type Manner = 'text' | 'count' | 'instant' | 'share' | 'net' | 'url';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => Cell;
  readonly manner?: Manner;
}

type TopRow = Report['top']['keywords'][number];
type TopAuthor = Report['top']['authors'][number];

const sourcesThat = (report: Report, statuses: readonly SourceOutcome['status'][]) =>
  report.sources.filter(({ status }) => statuses.includes(status)).length;

export const SUMMARY: readonly Column<Report>[] = [
  { name: 'date', cell: ({ asOf, window }) => dayKey(Date.parse(asOf), window.timezone) },
  { name: 'as_of', cell: ({ asOf }) => asOf, manner: 'instant' },
  { name: 'since', cell: ({ window }) => window.since, manner: 'instant' },
  { name: 'until', cell: ({ window }) => window.until, manner: 'instant' },
  { name: 'brand', cell: ({ query }) => query.brand },
  { name: 'query', cell: ({ query }) => query.input },
  { name: 'status', cell: ({ status }) => status },
  { name: 'mentions', cell: ({ counts }) => counts.mentions },
  { name: 'unique_authors', cell: ({ authors }) => authors.unique },
  { name: 'social_rank', cell: ({ socialRank }) => socialRank.score },
  { name: 'strength', cell: ({ socialRank }) => socialRank.strength.value, manner: 'share' },
  { name: 'sentiment_ratio', cell: ({ socialRank }) => socialRank.sentiment.ratioText },
  { name: 'net_sentiment', cell: ({ sentiment }) => sentiment.netSentiment.value, manner: 'net' },
  { name: 'net_sentiment_low', cell: ({ sentiment }) => sentiment.netSentiment.ci95?.[0] ?? null, manner: 'net' },
  { name: 'net_sentiment_high', cell: ({ sentiment }) => sentiment.netSentiment.ci95?.[1] ?? null, manner: 'net' },
  { name: 'passion', cell: ({ socialRank }) => socialRank.passion.value, manner: 'share' },
  { name: 'reach', cell: ({ socialRank }) => socialRank.reach.value, manner: 'share' },
  { name: 'positive', cell: ({ socialRank }) => socialRank.sentiment.positive },
  { name: 'neutral', cell: ({ socialRank }) => socialRank.sentiment.neutral },
  { name: 'negative', cell: ({ socialRank }) => socialRank.sentiment.negative },
  { name: 'unscored', cell: ({ socialRank }) => socialRank.sentiment.unscored },
  { name: 'velocity_per_hour', cell: ({ volume }) => volume.velocityPerHour.value },
  { name: 'last_mention', cell: ({ volume }) => volume.lastMention, manner: 'instant' },
  { name: 'mean_minutes_between_mentions', cell: ({ volume }) => volume.meanMinutesBetweenMentions },
  { name: 'sources_ok', cell: (report) => sourcesThat(report, ['ok', 'empty']) },
  { name: 'sources_failed', cell: (report) => sourcesThat(report, ['failed']) },
  { name: 'sources_skipped', cell: (report) => sourcesThat(report, ['skipped']) },
  { name: 'truncated', cell: ({ sources }) => sources.filter(({ truncated }) => truncated).length },
  { name: 'engine', cell: ({ sentiment }) => sentiment.engine },
  { name: 'formula', cell: ({ socialRank }) => socialRank.formula },
];

export const MENTIONS: readonly Column<Mention>[] = [
  { name: 'id', cell: ({ id }) => id },
  { name: 'source', cell: ({ source }) => source },
  { name: 'kind', cell: ({ kind }) => kind },
  { name: 'published_at', cell: ({ publishedAt }) => publishedAt, manner: 'instant' },
  { name: 'author', cell: ({ author }) => author.handle ?? author.name },
  { name: 'author_followers', cell: ({ author }) => author.followers },
  { name: 'language', cell: ({ language }) => language },
  { name: 'sentiment', cell: ({ sentiment }) => sentiment.label },
  { name: 'polarity', cell: ({ sentiment }) => sentiment.polarity },
  { name: 'confidence', cell: ({ sentiment }) => sentiment.confidence },
  { name: 'emotions', cell: ({ emotions }) => emotions.join(' ') },
  { name: 'likes', cell: ({ engagement }) => engagement.likes },
  { name: 'reposts', cell: ({ engagement }) => engagement.reposts },
  { name: 'replies', cell: ({ engagement }) => engagement.replies },
  { name: 'views', cell: ({ engagement }) => engagement.views },
  { name: 'relevance', cell: ({ relevance }) => relevance },
  { name: 'title', cell: ({ title }) => title },
  { name: 'text', cell: ({ text }) => text },
  { name: 'url', cell: ({ url }) => url, manner: 'url' },
  { name: 'copies', cell: ({ copies }) => copies.map(({ source, url }) => url ?? source).join(' ') },
];

export const THREADS: readonly Column<Said>[] = [
  { name: 'depth', cell: ({ depth }) => depth },
  { name: 'parent', cell: ({ mention }) => mention.thread.parent },
  ...MENTIONS.map(({ cell, ...column }) => ({ ...column, cell: ({ mention }: Said) => cell(mention) })),
];

/** Shown only if requested by name, because the order of the other columns is part of the contract. */
export const RELEVANCE_REASONS: Column<Mention> = {
  name: 'relevance_reasons',
  cell: ({ relevanceReasons }) =>
    relevanceReasons.map(({ id, effect }) => `${id} ${effect > 0 ? '+' : ''}${effect}`).join(', '),
};

export const SOURCES: readonly Column<SourceOutcome>[] = [
  { name: 'name', cell: ({ name }) => name },
  { name: 'status', cell: ({ status }) => status },
  { name: 'mentions', cell: ({ mentions }) => mentions },
  { name: 'truncated', cell: ({ truncated }) => String(truncated) },
  { name: 'observed_from', cell: ({ observedFrom }) => observedFrom, manner: 'instant' },
  { name: 'newest', cell: ({ newest }) => newest, manner: 'instant' },
  { name: 'unique', cell: ({ unique }) => unique },
  { name: 'error', cell: ({ error }) => error?.code ?? null },
];

export const TOP: readonly Column<TopRow>[] = [
  { name: 'value', cell: ({ value }) => value },
  { name: 'mentions', cell: ({ mentions }) => mentions },
  { name: 'share', cell: ({ share }) => share, manner: 'share' },
  { name: 'positive', cell: ({ positive }) => positive },
  { name: 'neutral', cell: ({ neutral }) => neutral },
  { name: 'negative', cell: ({ negative }) => negative },
];

export const LINKS: readonly Column<TopRow>[] = TOP.map((column) =>
  column.name === 'value' ? { ...column, manner: 'url' } : column,
);

export const AUTHORS: readonly Column<TopAuthor>[] = [
  ...TOP,
  { name: 'source', cell: ({ source }) => source },
  { name: 'followers', cell: ({ followers }) => followers },
];
