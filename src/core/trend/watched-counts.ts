/** Selects the counts that the detector watches: those of the metric if it is a count, else all mentions. */
import type { Bucket } from './bucket.js';
import type { Metric } from './metric.js';
import type { Row } from './row.js';

export interface WatchedCounts {
  /** Name of the metric that they count. */
  readonly metric: string;
  readonly buckets: readonly Bucket[];
}

/** @param engine the current one; counts by another engine are no basis for what it should count */
export function watchedCounts(rows: readonly Row[], metric: Metric, engine: string | undefined): WatchedCounts {
  const isCount = metric.kind === 'counted' && metric.name !== 'net_sentiment';
  if (!isCount) return { metric: 'mentions', buckets: rows.map(({ bucket }) => bucket) };
  return {
    metric: metric.name,
    buckets: rows.map(({ bucket, value, judge }) => {
      const isOurs = !metric.isJudged || judge === null || judge === engine;
      return { ...bucket, mentions: isOurs ? value.value : null };
    }),
  };
}
