/** Which buckets a bucket is compared with: like with like, as soon as there is enough of it. */
import type { Bucket } from './bucket.js';

/** Buckets in a baseline: at most, and at least. */
export const MOST_BASELINE = 14;
export const LEAST_BASELINE = 7;

/** Rounds of the week (of the day, where buckets are hours) from which on like is compared with like. */
const LEAST_ROUNDS = 6;

export interface Baseline {
  /** What the next count is expected to be like. */
  readonly counts: readonly number[];
  /** Counts that differ by chance alone, in groups: how much they do is how much the next one may. */
  readonly groups: readonly (readonly number[])[];
}

/**
 * The latest 14 of the same phase, where there are 6 of these; else the latest 14 of all; null: there are too few.
 * Chance is learned from all phases together: of six Mondays alone one would know next to nothing of it.
 * @param usual the buckets that may be compared with, oldest first
 */
export function baselineOf({ phase, lowerBound }: Bucket, usual: readonly Bucket[]): Baseline | null {
  // What was seen whole may look high beside what was not.
  const fair = lowerBound ? usual : usual.filter((bucket) => !bucket.lowerBound);
  const phases = phaseGroups(fair);
  const alike = phases.get(phase) ?? [];
  if (phases.size > 1 && alike.length >= LEAST_ROUNDS) return { counts: alike, groups: [...phases.values()] };
  if (fair.length < LEAST_BASELINE) return null;
  const latest = fair.slice(-MOST_BASELINE).map(({ mentions }) => mentions ?? 0);
  return { counts: latest, groups: [latest] };
}

/** By phase, of each the latest 14. */
function phaseGroups(buckets: readonly Bucket[]): ReadonlyMap<number, readonly number[]> {
  const phases = new Map<number, number[]>();
  for (const { phase, mentions } of buckets.toReversed()) {
    const group = phases.get(phase) ?? [];
    if (group.length === 0) phases.set(phase, group);
    if (group.length < MOST_BASELINE) group.push(mentions ?? 0);
  }
  return phases;
}
