/** A comparison as CSV or TSV, one row per brand. The order of the columns is part of the contract. */
import { dayKey } from '../../core/time/zone.js';
import type { BrandComparison } from '../../types.js';
import { delimited } from '../data/delimited.js';
import type { Column } from '../views/columns.js';

interface Row {
  readonly one: BrandComparison['brands'][number];
  readonly all: BrandComparison;
}

const COLUMNS: readonly Column<Row>[] = [
  { name: 'date', cell: ({ all }) => dayKey(Date.parse(all.asOf), all.window.timezone) },
  { name: 'as_of', cell: ({ all }) => all.asOf },
  { name: 'since', cell: ({ all }) => all.window.since },
  { name: 'until', cell: ({ all }) => all.window.until },
  { name: 'brand', cell: ({ one }) => one.brand },
  { name: 'query', cell: ({ one }) => one.query.input },
  { name: 'status', cell: ({ all }) => all.status },
  { name: 'mentions', cell: ({ one }) => one.mentions },
  { name: 'share_of_voice', cell: ({ one }) => one.shareOfVoice.value },
  { name: 'share_of_voice_low', cell: ({ one }) => one.shareOfVoice.ci95?.[0] ?? null },
  { name: 'share_of_voice_high', cell: ({ one }) => one.shareOfVoice.ci95?.[1] ?? null },
  { name: 'voice_group', cell: ({ one }) => one.voiceGroup },
  { name: 'net_sentiment', cell: ({ one }) => one.netSentiment.value },
  { name: 'net_sentiment_low', cell: ({ one }) => one.netSentiment.ci95?.[0] ?? null },
  { name: 'net_sentiment_high', cell: ({ one }) => one.netSentiment.ci95?.[1] ?? null },
  { name: 'rank_group', cell: ({ one }) => one.rankGroup },
  { name: 'positive', cell: ({ one }) => one.positive },
  { name: 'neutral', cell: ({ one }) => one.neutral },
  { name: 'negative', cell: ({ one }) => one.negative },
  { name: 'unscored', cell: ({ one }) => one.unscored },
  { name: 'sov_positive', cell: ({ one }) => one.sovPositive.value },
  { name: 'strength', cell: ({ one }) => one.strength.value },
  { name: 'unique_authors', cell: ({ one }) => one.authors.unique },
  { name: 'authors_per_100', cell: ({ one }) => one.authors.authorsPer100 },
  { name: 'rarefied_to', cell: ({ all }) => all.rarefiedTo },
  { name: 'left_out', cell: ({ one }) => one.leftOut },
  { name: 'censored', cell: ({ all }) => String(all.censored) },
  { name: 'sov', cell: ({ all }) => all.sov },
  { name: 'engine', cell: ({ one }) => one.engine },
  { name: 'expected_share', cell: ({ one }) => one.expectedShare ?? null },
  { name: 'excess_share_of_voice', cell: ({ one }) => one.excessShareOfVoice?.value ?? null },
  { name: 'excess_share_of_voice_low', cell: ({ one }) => one.excessShareOfVoice?.ci95?.[0] ?? null },
  { name: 'excess_share_of_voice_high', cell: ({ one }) => one.excessShareOfVoice?.ci95?.[1] ?? null },
];

export function comparisonRows(
  all: BrandComparison,
  options: { readonly format: 'csv' | 'tsv'; readonly bom: boolean; readonly rawCsv: boolean },
): string {
  return delimited(
    COLUMNS.map(({ name }) => name),
    all.brands.map((one) => COLUMNS.map(({ cell }) => cell({ one, all }))),
    options,
  );
}
