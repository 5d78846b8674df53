/** A slope that is robust against outliers. */
import { quantile } from '../metrics/quantile.js';

export interface Point {
  /** Index in the series, in buckets. */
  readonly at: number;
  readonly value: number;
}

/**
 * The median of the slopes between all pairs of points; null for fewer than two.
 * H. Theil, Proc. K. Ned. Akad. Wet. 53 (1950); P. K. Sen, J. Am. Stat. Assoc. 63 (1968) 1379–1389.
 * @param points each at a different index
 */
export function theilSen(points: readonly Point[]): number | null {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  if (slopes.length === 0) return null;
  let next = 0;
  for (const [place, a] of points.entries()) {
    for (let other = place + 1; other < points.length; other++) {
      const b = points[other]!;
      slopes[next++] = (b.value - a.value) / (b.at - a.at);
    }
  }
  return quantile(slopes.sort(), 0.5);
}
