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

/** To either side of one sample, and of each of two. */
const ADDED = { one: 1, two: 3 / 4 } as const;

/**
 * The net score of a less that of b, of two independent samples. Null where one of them is undefined.
 * Adjusted Wald, variances summed, as A. Agresti & B. Caffo, Am. Stat. 54 (2000) 280–288, have it for two shares: they
 * add half of what one sample takes. Of net scores ¾ covers best: 94.8 % in the worst of 54 mixes and sizes from 1 to
 * 200 (8,000 draws each), where ½ covers 93.5 % and 1, which `netInterval` adds for one sample, 81 %.
 */
export function netDifference(a: NetSample, b: NetSample): Difference | null {
  if (!(a.effective > 0) || !(b.effective > 0)) return null;
  const [first, second] = [adjusted(a, ADDED.two), adjusted(b, ADDED.two)];
  const value = (a.positive - a.negative) / a.n - (b.positive - b.negative) / b.n;
  return bounded(value, first.net - second.net, first.variance + second.variance, 2);
}

/**
 * The share of a less that of b, both of one total: a net score as that of `netInterval`, for what one gains the other
 * lacks. Newcombe's interval is for shares of two samples, and too narrow here. Null for a total of 0.
 */
export function shareDifference(a: number, b: number, total: number): Difference | null {
  if (!(total > 0)) return null;
  const { net, variance } = adjusted({ positive: a, negative: b, n: total, effective: total }, ADDED.one);
  return bounded((a - b) / total, net, variance, 1);
}

function adjusted(
  { positive, negative, n, effective }: NetSample,
  added: number,
): { readonly net: number; readonly variance: number } {
  const weight = effective / n;
  const size = effective + 2 * added;
  const p = (positive * weight + added) / size;
  const g = (negative * weight + added) / size;
  return { net: p - g, variance: Math.max(0, p + g - (p - g) ** 2) / size };
}

function bounded(value: number, center: number, variance: number, most: number): Difference {
  const deviation = Math.sqrt(variance);
  const half = Z95 * deviation;
  const ci95: Interval = [Math.max(-most, center - half), Math.min(most, center + half)];
  return { value, ci95, p: deviation > 0 ? twoSided(center / deviation) : center === 0 ? 1 : 0 };
}
