/** Status of the detector: whether it has enough data, which counts it flags, and how often it is wrong. */
import type { History } from '../../types.js';
import { LEAST_BASELINE } from './baseline.js';
import type { BucketSize } from './bucket.js';
import { USUAL_HOURS } from './buckets.js';
import { ALPHA, isOver, LEAST_SPIKE, type Outlook } from './detector.js';
import { atLeast, atMost, type NegativeBinomial } from './negative-binomial.js';

/** If a spike is detected with a lower probability, longer buckets are advised. */
const TOO_WEAK = 0.5;

/** Power is stated for a spike of three times the usual count. */
const SPIKE = 3;

const LONGER: Readonly<Record<BucketSize, 'day' | 'week' | null>> = { hour: 'day', day: 'week', week: null };

/** @param outlook of the watched metric */
export function detectorStatus(
  { detected, next: expected }: Outlook,
  size: BucketSize,
  metric: string,
): History['detector'] {
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

/** Smallest count that is a spike. */
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

/** Largest count that is a dip; null if not even 0 is one. */
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
