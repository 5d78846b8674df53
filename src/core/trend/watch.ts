/** What the detector says of itself: whether it may speak yet, from how many on, and how often it is wrong. */
import type { History } from '../../types.js';
import { LEAST_BASELINE } from './baseline.js';
import type { BucketSize } from './bucket.js';
import { USUAL_HOURS } from './buckets.js';
import { ALPHA, isOver, LEAST_SPIKE, type Outlook } from './detector.js';
import { atLeast, atMost, type NegativeBinomial } from './negative-binomial.js';

/** Found less often than every other time, a spike is better looked for in longer buckets. */
const TOO_WEAK = 0.5;

/** A spike is three times the usual. */
const SPIKE = 3;

const LONGER: Readonly<Record<BucketSize, 'day' | 'week' | null>> = { hour: 'day', day: 'week', week: null };

/** @param outlook of what is watched */
export function watch({ detected, next: expected }: Outlook, size: BucketSize, metric: string): History['detector'] {
  const rule = {
    alpha: ALPHA,
    falseAlarmEveryDays: USUAL_HOURS[size] / 24 / ALPHA,
    metric,
  };
  if (expected === null) {
    const baseline = detected.filter(({ bucket }) => isOver(bucket)).length;
    const missing = Math.max(1, LEAST_BASELINE - baseline);
    return { status: 'warming_up', ...rule, baseline, missing, ...NOTHING };
  }
  const spikeFrom = firstSpike(expected);
  const power = atLeast(spikeFrom, { mean: SPIKE * expected.mean, size: SPIKE * expected.size });
  return {
    status: 'ok',
    ...rule,
    baseline: expected.buckets,
    missing: 0,
    expected: expected.mean,
    spikeFrom,
    dipTo: lastDip(expected),
    power,
    advice: power < TOO_WEAK ? LONGER[size] : null,
  };
}

const NOTHING = { expected: null, spikeFrom: null, dipTo: null, power: null, advice: null } as const;

/** The smallest count that is one. */
function firstSpike(expected: NegativeBinomial): number {
  let [low, high] = [LEAST_SPIKE, Math.max(LEAST_SPIKE, Math.ceil(expected.mean))];
  while (atLeast(high, expected) >= ALPHA) [low, high] = [high + 1, 2 * high];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (atLeast(middle, expected) < ALPHA) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** The largest count that is one; null: even nothing is not. */
function lastDip(expected: NegativeBinomial): number | null {
  if (atMost(0, expected) >= ALPHA) return null;
  let [low, high] = [0, Math.ceil(expected.mean)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (atMost(middle, expected) < ALPHA) low = middle;
    else high = middle - 1;
  }
  return low;
}
