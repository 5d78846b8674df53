/** Tests a series for a monotonic trend. */
import { twoSided } from '../metrics/normal.js';

/**
 * The two-sided p-value of no trend, by the normal approximation with corrections for continuity and ties; 1 if all
 * values are equal.
 * H. B. Mann, Econometrica 13 (1945) 245–259; M. G. Kendall, Rank Correlation Methods, 4.
 * @param values in order of time
 */
export function mannKendall(values: readonly number[]): number {
  const n = values.length;
  let score = 0;
  for (const [place, value] of values.entries()) {
    for (let later = place + 1; later < n; later++) score += Math.sign(values[later]! - value);
  }
  const tied = [...tieSizes(values)].reduce((sum, size) => sum + spread(size), 0);
  const variance = (spread(n) - tied) / 18;
  return variance > 0 ? twoSided((Math.abs(score) - Math.sign(Math.abs(score))) / Math.sqrt(variance)) : 1;
}

function spread(size: number): number {
  return size * (size - 1) * (2 * size + 5);
}

function tieSizes(values: readonly number[]): Iterable<number> {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return sizes.values();
}
