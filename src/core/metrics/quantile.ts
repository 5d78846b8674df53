/** Quantiles of a sorted sample, interpolated between its values. */

/** Returns the quantile by R. J. Hyndman & Y. Fan, Am. Stat. 50 (1996) 361–365, definition 7. */
export function quantile(sorted: Float64Array, probability: number): number {
  const place = probability * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
