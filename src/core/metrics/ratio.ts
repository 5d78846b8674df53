/** Ratios as the report shows them: value, numerator, denominator, interval. */
import type { Ratio } from '../../types.js';
import type { Confidence } from './confidence.js';
import { netInterval, wilson } from './intervals.js';

/** Of what nobody answered about. */
export const UNKNOWN: Ratio = { value: null, num: null, den: null, ci95: null };

/** A share, with Wilson's interval. @param effective size of the sample once clustering is accounted for */
export function share(num: number, den: number, confidence: Confidence, effective: number | null = den): Ratio {
  if (den === 0 || effective === null) return { value: null, num, den, ci95: null };
  const value = num / den;
  return { value, num, den, ci95: wilson(value * effective, effective, confidence) };
}

/** A net score (positive − negative) / den, with the interval of such scores. */
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
