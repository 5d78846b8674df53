/** Time between consecutive mentions. */
import type { Report } from '../../types.js';

const MINUTE = 60_000;

export type Gaps = Pick<
  Report['volume'],
  'firstMention' | 'lastMention' | 'meanMinutesBetweenMentions' | 'medianMinutesBetweenMentions'
>;

/**
 * Gaps are null for fewer than two known times, and 0 if all times are equal.
 * @param times in ms; NaN if unknown
 */
export function gaps(times: Float64Array): Gaps {
  const sorted = times.filter((time) => !Number.isNaN(time)).sort();
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  if (first === undefined || last === undefined) {
    return {
      firstMention: null,
      lastMention: null,
      meanMinutesBetweenMentions: null,
      medianMinutesBetweenMentions: null,
    };
  }
  const between = sorted.subarray(1).map((time, index) => time - sorted[index]!);
  return {
    firstMention: new Date(first).toISOString(),
    lastMention: new Date(last).toISOString(),
    meanMinutesBetweenMentions: between.length === 0 ? null : (last - first) / between.length / MINUTE,
    medianMinutesBetweenMentions: between.length === 0 ? null : median(between.sort()) / MINUTE,
  };
}

function median(sorted: Float64Array): number {
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
