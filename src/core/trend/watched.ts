/** Which counts the detector looks at: those asked for where they are counts, else all mentions. */
import type { Bucket } from './bucket.js';
import type { Metric } from './metric.js';
import type { Row } from './row.js';

export interface Watched {
  /** What they count. */
  readonly metric: string;
  readonly buckets: readonly Bucket[];
}

/** @param engine that judges now: what another one counted cannot be expected of it */
export function watched(rows: readonly Row[], metric: Metric, engine: string | undefined): Watched {
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
