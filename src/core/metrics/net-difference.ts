/** Whether two net scores differ by more than chance. */
import { twoSided } from './chi-square.js';
import { type Interval, Z95 } from './intervals.js';

/** Positive and negative ones of n; `effective` is what n is worth once one author agrees with himself. */
export interface NetSample {
  readonly positive: number;
  readonly negative: number;
  readonly n: number;
  readonly effective: number;
}

export interface Difference {
  readonly value: number;
  readonly ci95: Interval;
  /** Two-sided; below 0.05 where the interval leaves out 0. */
  readonly p: number;
}

/**
 * The net score of a less that of b, of two independent samples. Null where one of them is undefined.
 * Adjusted Wald with one added to either side of both, as `netInterval`, variances summed: D. G. Bonett & R. M. Price,
 * J. Educ. Behav. Stat. 37 (2012) 479–488; the two-sample form is that of A. Agresti & B. Caffo, Am. Stat. 54 (2000)
 * 280–288.
 */
export function netDifference(a: NetSample, b: NetSample): Difference | null {
  if (!(a.effective > 0) || !(b.effective > 0)) return null;
  const [first, second] = [adjusted(a), adjusted(b)];
  const value = (a.positive - a.negative) / a.n - (b.positive - b.negative) / b.n;
  return bounded(value, first.net - second.net, first.variance + second.variance, 2);
}

/**
 * The share of a less that of b, both of one total: as a net score, for what one gains the other lacks. Newcombe's
 * interval is for shares of two samples, and too narrow here. Null for a total of 0.
 */
export function shareDifference(a: number, b: number, total: number): Difference | null {
  if (!(total > 0)) return null;
  const { net, variance } = adjusted({ positive: a, negative: b, n: total, effective: total });
  return bounded((a - b) / total, net, variance, 1);
}

function adjusted({ positive, negative, n, effective }: NetSample): {
  readonly net: number;
  readonly variance: number;
} {
  const weight = effective / n;
  const p = (positive * weight + 1) / (effective + 2);
  const g = (negative * weight + 1) / (effective + 2);
  return { net: p - g, variance: Math.max(0, p + g - (p - g) ** 2) / (effective + 2) };
}

function bounded(value: number, center: number, variance: number, most: number): Difference {
  const deviation = Math.sqrt(variance);
  const half = Z95 * deviation;
  const ci95: Interval = [Math.max(-most, center - half), Math.min(most, center + half)];
  return { value, ci95, p: deviation > 0 ? twoSided(center / deviation) : center === 0 ? 1 : 0 };
}
