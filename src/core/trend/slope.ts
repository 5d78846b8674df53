/** Where a series is going. */
import type { History } from '../../types.js';
import { mannKendall } from './mann-kendall.js';
import type { Metric } from './metric.js';
import type { Row } from './row.js';
import { type Point, theilSen } from './theil-sen.js';

const LEAST_BUCKETS = 8;

interface Measure {
  readonly metric: Metric;
  /** That judges now: what another one said is of another series. */
  readonly engine: string | undefined;
}

/** By the buckets that are over and seen whole; null where they are fewer than 8. @param rows as `evened` gives them */
export function trendOf(rows: readonly Row[], { metric, engine }: Measure): History['trend'] {
  const points = rows.flatMap(({ bucket, value, judge }, at): Point[] => {
    if (value.value === null || !isOver(bucket, metric)) return [];
    if (metric.isJudged && judge !== null && judge !== engine) return [];
    return [{ at, value: value.value }];
  });
  if (points.length < LEAST_BUCKETS) return null;
  return {
    slope: theilSen(points) ?? 0,
    pValue: mannKendall(points.map(({ value }) => value)),
    buckets: points.length,
  };
}

/** A run speaks for its bucket even where nobody saw all of it. */
function isOver({ partial }: Row['bucket'], { kind }: Metric): boolean {
  return kind === 'said' || !partial;
}
