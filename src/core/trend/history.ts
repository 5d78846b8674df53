/** The history of a query, computed from the runs in a store: the result of `history`. */
import type { MetricValue, StoredRun } from '../../store/store.js';
import type { History, Profile, Query } from '../../types.js';
import type { Confidence } from '../metrics/confidence.js';
import { rounded, roundedTest } from '../round.js';
import { breaksOf } from './breaks.js';
import type { Bucket } from './bucket.js';
import { bucketsOf, type Cover, type Kept, USUAL_HOURS } from './buckets.js';
import { countedChange, saidChange, within } from './change.js';
import { countedNumber } from './counted.js';
import { outlookOf } from './detector.js';
import { detectorStatus } from './detector-status.js';
import { incidentsOf } from './incidents.js';
import type { Metric } from './metric.js';
import type { Range } from './range.js';
import { bucketRow, type Row, rowsOf } from './row.js';
import { trendOf } from './slope.js';
import { smoothed } from './smoothed.js';
import { scaledToUsualLength } from './usual-length.js';
import { watchedCounts } from './watched-counts.js';
import { sumOf } from './window-sum.js';

/** What identifies and names a query. */
export type SeriesQuery = Pick<Query, 'input' | 'brand' | 'expression' | 'owned'> & {
  readonly profile: Pick<Profile, 'name'> | null;
};

export interface Asked {
  readonly query: SeriesQuery;
  readonly metric: Metric;
  readonly range: Range;
  /** In ms. */
  readonly asOf: number;
  /** Confidence level of the intervals of buckets. */
  readonly confidence: Confidence;
  readonly version: string;
}

/** @param values what runs reported for the metric, oldest first; empty if it is counted */
export function historyOf(kept: Kept, values: readonly MetricValue[], asked: Asked): History {
  const { query, metric, range, asOf, confidence, version } = asked;
  const { size, since, until, timezone } = range;
  const cover = bucketsOf(kept, { ...range, since: range.from });
  const engines = enginesOf(kept.runs);
  const [engine] = engines;
  const rows = rowsOf(cover.buckets, metric, { engines, values, confidence });
  const even = scaledToUsualLength(rows, metric, USUAL_HOURS[size]);
  const means = size === 'day' ? smoothed(even) : [];
  const counts = watchedCounts(rows, metric, engine);
  const outlook = outlookOf(counts.buckets);
  const runs = kept.runs.filter((run) => Date.parse(run.asOf) >= since && Date.parse(run.asOf) <= asOf);
  const { input, brand, expression, owned, profile } = query;
  return {
    schema: 'socialrank.history/1',
    query: { input, brand, expression, owned: [...owned], profile: profile?.name ?? null },
    window: { since: iso(since), until: iso(until), timezone },
    metric: metric.name,
    bucket: size,
    buckets: rows.flatMap((row, place) =>
      row.start >= since && row.start < until ? [rounded(bucketRow(row, means[place] ?? null))] : [],
    ),
    change: exact(changeOf(kept, rows, cover, asked)),
    trend: exact(trendOf(within(even, since, until), { metric, engine })),
    detector: rounded(detectorStatus(outlook, size, counts.metric)),
    incidents: incidentsOf(outlook.detected)
      .filter(({ end }) => end > since)
      .map(({ id, kind, start, end, buckets, peak: { start: peak, observed, expected, pValue } }) => {
        const found = { observed, expected, pValue, id, end: iso(end), buckets, peak: iso(peak) };
        return exact({ start: iso(start), kind, ...found });
      }),
    runs: runs.map(({ id, asOf: at, since: from, until: to, status, engine: by, mentions, limit }) => {
      return { id, asOf: at, since: from, until: to, status, engine: by, mentions, limit };
    }),
    tool: { name: 'socialrank', version },
    asOf: iso(asOf),
    engines: engines.flatMap((name) => engineSeries(name, within(cover.buckets, since, until))),
    breaks: breaksOf(runs),
    confidence: confidence.level,
  };
}

const iso = (instant: number) => new Date(instant).toISOString();

function exact<T extends { readonly pValue: number | null } | null>(value: T): T {
  if (value === null) return value;
  return roundedTest('pValue', value);
}

/** Newest first. */
function enginesOf(runs: readonly StoredRun[]): readonly string[] {
  return [...new Set(runs.toReversed().flatMap(({ status, engine }) => (status === 'failed' ? [] : [engine])))];
}

function changeOf(kept: Kept, rows: readonly Row[], { coverage }: Cover, { metric, range }: Asked): History['change'] {
  const { previous, since, until } = range;
  const [engine] = enginesOf(kept.runs);
  const [now, before] = [
    { from: since, until },
    { from: previous, until: since },
  ].map((stretch) => sumOf(kept.tallies, { coverage, stretch, engine })) as [Sum, Sum];
  if (metric.kind === 'counted') return countedChange(metric.name, now, before);
  const said = (from: number, to: number) =>
    within(rows, from, to)
      .filter(({ judge }) => !metric.isJudged || judge === engine)
      .map(({ value }) => value.value);
  return saidChange(said(since, until), said(previous, since), [now.hours, before.hours]);
}

type Sum = ReturnType<typeof sumOf>;

/** Series of the labels by one engine, which runs with other engines do not change. */
function engineSeries(engine: string, buckets: readonly Bucket[]): History['engines'] {
  const series = buckets.flatMap(({ start, mentions, opinions }) => {
    const opinion = opinions.find((one) => one.engine === engine);
    if (opinion === undefined) return [];
    const { positive, neutral, negative, unscored } = opinion;
    const netSentiment = rounded(countedNumber('net_sentiment', mentions, opinion));
    return [{ start: iso(start), positive, neutral, negative, unscored, netSentiment }];
  });
  return series.length === 0 ? [] : [{ engine, buckets: series }];
}
