/** Which buckets a bucket is compared with: like with like, where that makes a difference. */
import type { Bucket } from './bucket.js';
import { differenceOf } from './dispersion.js';

/** Buckets in a row that make a baseline: the latest so many, and no fewer. */
const MOST_BASELINE = 14;
export const LEAST_BASELINE = 7;

/** Rounds of the week (of the day, where buckets are hours): those that chance is learned from, … */
export const MOST_ROUNDS = 14;
/** … and those of one phase that a bucket is compared with. Older ones make every growing brand a spike. */
const [LEAST_ALIKE, MOST_ALIKE] = [3, 10];

/** Phases that differ so many times more than the counts of each among themselves are a pattern. */
const PATTERN = 2;

export interface Baseline {
  /** What the next count is expected to be like. */
  readonly counts: readonly number[];
  /** Counts that differ by chance alone, in groups: how much they do is how much the next one may. */
  readonly groups: readonly (readonly number[])[];
}

/**
 * The latest of the same phase where the phases differ; else the latest 14 of all; null: there are too few. Chance is
 * learned from more than these: of six Mondays alone one would know next to nothing of it.
 * @param usual the buckets that may be compared with, oldest first
 */
export function baselineOf({ phase, lowerBound }: Bucket, usual: readonly Bucket[]): Baseline | null {
  // What was seen whole may look high beside what was not.
  const fair = lowerBound ? usual : usual.filter((bucket) => !bucket.lowerBound);
  const phases = phaseGroups(fair);
  const groups = [...phases.values()];
  const alike = phases.get(phase) ?? [];
  const isKnown = groups.length > 1 && alike.length >= LEAST_ALIKE;
  if (isKnown && differenceOf(groups) > PATTERN) return { counts: alike.slice(-MOST_ALIKE), groups };
  if (fair.length < LEAST_BASELINE) return null;
  const counts = fair.map(({ mentions }) => mentions ?? 0);
  return { counts: counts.slice(-MOST_BASELINE), groups: [counts] };
}

function phaseGroups(buckets: readonly Bucket[]): ReadonlyMap<number, readonly number[]> {
  const phases = new Map<number, number[]>();
  for (const { phase, mentions } of buckets) {
    const group = phases.get(phase);
    if (group === undefined) phases.set(phase, [mentions ?? 0]);
    else group.push(mentions ?? 0);
  }
  return phases;
}
