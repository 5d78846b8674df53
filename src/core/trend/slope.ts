/** Trend of a series. */
import type { History } from '../../types.js';
import { mannKendall } from './mann-kendall.js';
import type { Metric } from './metric.js';
import type { Row } from './row.js';
import { type Point, theilSen } from './theil-sen.js';

const LEAST_BUCKETS = 8;

interface Measure {
  readonly metric: Metric;
  /** The current engine; values judged by another belong to a different series. */
  readonly engine: string | undefined;
}

/**
 * Computed from the buckets that are over and fully observed; null for fewer than 8.
 * @param rows as returned by `evened`
 */
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

/** A value that a run reported stands for its bucket even if not all of it was observed. */
function isOver({ partial }: Row['bucket'], { kind }: Metric): boolean {
  return kind === 'said' || !partial;
}
