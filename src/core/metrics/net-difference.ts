/** Tests whether two net scores differ by more than chance. */
import type { Confidence } from './confidence.js';
import type { Interval } from './intervals.js';
import { twoSided } from './normal.js';

/** Counts of positive and negative ones among n; `effective` is the size of n after clustering by author. */
export interface NetSample {
  readonly positive: number;
  readonly negative: number;
  readonly n: number;
  readonly effective: number;
}

export interface Difference {
  readonly value: number;
  readonly ci95: Interval;
  /** Two-sided; below 1 − level if the interval excludes 0. */
  readonly p: number;
}

/** Pseudo-counts added to each side: if there is one sample, and for each of two samples. */
const ADDED = { one: 1, two: 3 / 4 } as const;

/**
 * The net score of a minus that of b, for two independent samples. Null if either is undefined. Adjusted Wald with
 * summed variances, after A. Agresti & B. Caffo, Am. Stat. 54 (2000) 280–288, who for two shares add half of what one
 * sample takes. For net scores ¾ covers best: 94.8% in the worst of 54 mixes and sizes from 1 to 200 (8,000 draws
 * each), compared with 93.5% for ½ and 81% for 1, which `netInterval` adds for one sample.
 */
export function netDifference(a: NetSample, b: NetSample, confidence: Confidence): Difference | null {
  if (!(a.effective > 0) || !(b.effective > 0)) return null;
  const [first, second] = [adjusted(a, ADDED.two), adjusted(b, ADDED.two)];
  const value = (a.positive - a.negative) / a.n - (b.positive - b.negative) / b.n;
  const center = first.net - second.net;
  return bounded({ value, center, variance: first.variance + second.variance, most: 2 }, confidence);
}

/**
 * The share of a minus that of b, both of one total. It is a net score with an interval as in `netInterval`, since what
 * one gains the other loses; Newcombe's interval is for shares of two samples and is too narrow here. Null for a total
 * of 0.
 */
export function shareDifference(a: number, b: number, total: number, confidence: Confidence): Difference | null {
  if (!(total > 0)) return null;
  const { net, variance } = adjusted({ positive: a, negative: b, n: total, effective: total }, ADDED.one);
  return bounded({ value: (a - b) / total, center: net, variance, most: 1 }, confidence);
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

interface Adjusted {
  readonly value: number;
  /** Center of the interval. */
  readonly center: number;
  readonly variance: number;
  /** Largest possible absolute value. */
  readonly most: number;
}

function bounded({ value, center, variance, most }: Adjusted, { z }: Confidence): Difference {
  const deviation = Math.sqrt(variance);
  const half = z * deviation;
  // As in `netInterval`, the interval always includes the value.
  const ci95: Interval = [
    Math.max(-most, Math.min(value, center - half)),
    Math.min(most, Math.max(value, center + half)),
  ];
  return { value, ci95, p: deviation > 0 ? twoSided(center / deviation) : center === 0 ? 1 : 0 };
}
