/** Compares a window with the one of equal length before it. */
import type { History } from '../../types.js';
import { twoSided } from '../metrics/normal.js';
import type { Bucket, Opinion } from './bucket.js';
import { countedNumber, judged } from './counted.js';
import type { CountedMetric } from './metric.js';
import { sameRate } from './rate-change.js';

export type Change = History['change'];

/** What was counted in the observed parts of a window. */
export interface Summed {
  readonly mentions: number;
  /** Labels by the current engine; null if it judged nothing although there is something to judge. */
  readonly opinion: Omit<Opinion, 'engine'> | null;
  readonly hours: number;
}

/**
 * Change of a counted metric. Counts have an exact p-value, given the observed hours; net sentiment has one by the
 * normal approximation.
 */
export function countedChange(name: CountedMetric, now: Summed, before: Summed): Change {
  const [current, previous] = [now, before].map((sum) =>
    sum.hours > 0 ? countedNumber(name, sum.mentions, sum.opinion) : null,
  ) as [number | null, number | null];
  const change = changeOf(current, previous, [now.hours, before.hours]);
  if (current === null || previous === null) return change;
  if (name === 'net_sentiment') return { ...change, ratio: null, rateRatio: null, pValue: sameNet(now, before) };
  return { ...change, pValue: sameRate(current, previous, [now.hours, before.hours]) };
}

/**
 * Change of a metric that runs reported: compares the means of both windows. There is no p-value, since the values of
 * successive runs are not independent.
 */
export function saidChange(
  current: readonly (number | null)[],
  previous: readonly (number | null)[],
  hours: readonly [number, number],
): Change {
  return { ...changeOf(mean(current), mean(previous), hours), rateRatio: null };
}

function changeOf(current: number | null, previous: number | null, hours: readonly [number, number]): Change {
  const [currentHours, previousHours] = hours;
  const isKnown = current !== null && previous !== null;
  return {
    current,
    previous,
    absolute: isKnown ? current - previous : null,
    ratio: isKnown ? ratio(current, previous) : null,
    pValue: null,
    currentHours,
    previousHours,
    rateRatio: isKnown && previous > 0 ? current / currentHours / (previous / previousHours) : null,
  };
}

function ratio(current: number, previous: number): number | 'new' | null {
  if (previous !== 0) return current / previous;
  return current === 0 ? null : 'new';
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Two-sided p-value of equal net scores, with the variance of Bonett & Price (as in `netInterval`). */
function sameNet(now: Summed, before: Summed): number | null {
  const [one, other] = [adjusted(now), adjusted(before)];
  if (one === null || other === null) return null;
  return twoSided((one.net - other.net) / Math.sqrt(one.variance + other.variance));
}

function adjusted({ opinion }: Summed): { net: number; variance: number } | null {
  if (opinion === null) return null;
  const { positive, negative } = opinion;
  const n = judged(opinion) - opinion.unscored + 2;
  const [p, g] = [(positive + 1) / n, (negative + 1) / n];
  return { net: p - g, variance: Math.max(0, p + g - (p - g) ** 2) / n };
}

/** Elements that start within the window. */
export function within<T extends Pick<Bucket, 'start'>>(all: readonly T[], since: number, until: number): readonly T[] {
  return all.filter(({ start }) => start >= since && start < until);
}
