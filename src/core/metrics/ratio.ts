/** Ratios in the form of the report: value, numerator, denominator and interval. */
import type { Ratio } from '../../types.js';
import type { Confidence } from './confidence.js';
import { netInterval, wilson } from './intervals.js';

/** The ratio when no source answered. */
export const UNKNOWN: Ratio = { value: null, num: null, den: null, ci95: null };

/**
 * A share with its Wilson interval.
 * @param effective effective sample size after clustering by author; null makes the value null
 */
export function share(num: number, den: number, confidence: Confidence, effective: number | null = den): Ratio {
  if (den === 0 || effective === null) return { value: null, num, den, ci95: null };
  const value = num / den;
  return { value, num, den, ci95: wilson(value * effective, effective, confidence) };
}

/** A net score, (positive − negative) / den, with the interval for net scores. */
export function net(
  positive: number,
  negative: number,
  den: number,
  confidence: Confidence,
  effective: number | null = den,
): Ratio {
  const num = positive - negative;
  if (den === 0 || effective === null) return { value: null, num, den, ci95: null };
  const weight = effective / den;
  return { value: num / den, num, den, ci95: netInterval(positive * weight, negative * weight, effective, confidence) };
}
