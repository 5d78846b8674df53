/** Which buckets a bucket is compared with: like with like, where that makes a difference. */
import { differenceOf, type Group, pooled } from './dispersion.js';

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
  readonly groups: readonly Group[];
}

/** What can be compared with, oldest first. */
export interface Usual {
  readonly counts: readonly number[];
  /** The same by phase; none is empty. */
  readonly phases: ReadonlyMap<number, Group & { readonly counts: readonly number[] }>;
}

/**
 * The latest of the same phase where the phases differ; else the latest 14 of all; null: there are too few. Chance is
 * learned from more than these: of six Mondays alone one would know next to nothing of it.
 */
export function baselineOf(phase: number, { counts, phases }: Usual): Baseline | null {
  const groups = [...phases.values()];
  const alike = phases.get(phase)?.counts ?? [];
  const isKnown = groups.length > 1 && alike.length >= LEAST_ALIKE;
  if (isKnown && differenceOf(groups) > PATTERN) return { counts: alike.slice(-MOST_ALIKE), groups };
  if (counts.length < LEAST_BASELINE) return null;
  return { counts: counts.slice(-MOST_BASELINE), groups: [pooled(groups)] };
}
