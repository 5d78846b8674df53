/** Selects the buckets that a bucket is compared with: those of the same phase if phases differ. */
import { differenceOf, type Group, pooled } from './dispersion.js';

/** Maximum and minimum number of the latest buckets in a baseline of any phase. */
const MOST_BASELINE = 14;
export const LEAST_BASELINE = 7;

/** Number of weeks (days, if buckets are hours) from which the variance is learned. */
export const MOST_ROUNDS = 14;
/**
 * Minimum and maximum number of buckets in a baseline of one phase. Older ones would make every growing brand a spike.
 */
const [LEAST_ALIKE, MOST_ALIKE] = [3, 10];

/** Phases differ if the variance between them is more than this many times that within them. */
const PATTERN = 2;

export interface Baseline {
  /** The counts from which the next one is predicted. */
  readonly counts: readonly number[];
  /** Groups of counts that differ by chance alone: their spread is that expected of the next count. */
  readonly groups: readonly Group[];
}

/** Counts available for comparison, oldest first. */
export interface Usual {
  readonly counts: readonly number[];
  /** The same by phase; no phase is empty. */
  readonly phases: ReadonlyMap<number, Group & { readonly counts: readonly number[] }>;
}

/**
 * The latest buckets of the same phase if phases differ, else the latest 14 of all; null if there are too few. The
 * variance is learned from more of them, since six Mondays alone would say next to nothing about it.
 */
export function baselineOf(phase: number, { counts, phases }: Usual): Baseline | null {
  const groups = [...phases.values()];
  const alike = phases.get(phase)?.counts ?? [];
  const isKnown = groups.length > 1 && alike.length >= LEAST_ALIKE;
  if (isKnown && differenceOf(groups) > PATTERN) return { counts: alike.slice(-MOST_ALIKE), groups };
  if (counts.length < LEAST_BASELINE) return null;
  return { counts: counts.slice(-MOST_BASELINE), groups: [pooled(groups)] };
}
