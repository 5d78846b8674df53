/**
 * The buckets that later ones are compared with, maintained incrementally so that long series need not be sorted at
 * each step.
 */
import type { Usual } from './baseline.js';
import type { Bucket } from './bucket.js';

export interface UsualBuckets {
  /** Adds a bucket; drops the oldest one if there are too many. */
  add(bucket: Bucket): void;
  /** The buckets that the given one can be compared with. */
  beside(bucket: Bucket): Usual;
}

/**
 * @param most maximum number of buckets
 * @param usualTime usual length of a bucket, in ms, to which counts of longer and shorter ones are scaled
 */
export function usualBuckets(most: number, usualTime: number, buckets: readonly Bucket[] = []): UsualBuckets {
  const kept: Bucket[] = [];
  const all = learning(usualTime);
  const whole = learning(usualTime);
  const add = (bucket: Bucket) => {
    for (const one of learners(bucket)) one.learn(bucket);
    if (kept.push(bucket) <= most) return;
    const oldest = kept.shift()!;
    for (const one of learners(oldest)) one.forget(oldest);
  };
  const learners = ({ lowerBound }: Bucket) => (lowerBound ? [all] : [all, whole]);
  for (const bucket of buckets) add(bucket);
  // A complete count may look high compared with truncated ones.
  return { add, beside: ({ lowerBound }) => (lowerBound ? all : whole) };
}

interface Phase {
  readonly counts: number[];
  size: number;
  sum: number;
  squares: number;
}

function learning(usualTime: number): Usual & { learn(bucket: Bucket): void; forget(oldest: Bucket): void } {
  const counts: number[] = [];
  const phases = new Map<number, Phase>();
  return {
    counts,
    phases,
    learn({ phase, mentions, start, end }) {
      // Rounded to integers, so that equal counts compare as exactly equal.
      const count = Math.round(((mentions ?? 0) * usualTime) / (end - start));
      counts.push(count);
      const there = phases.get(phase) ?? { counts: [], size: 0, sum: 0, squares: 0 };
      there.counts.push(count);
      if (there.size === 0) phases.set(phase, there);
      change(there, count, 1);
    },
    forget({ phase }) {
      counts.shift();
      const there = phases.get(phase)!;
      change(there, there.counts.shift()!, -1);
      if (there.size === 0) phases.delete(phase);
    },
  };
}

function change(phase: Phase, count: number, by: 1 | -1): void {
  phase.size += by;
  phase.sum += by * count;
  phase.squares += by * count * count;
}
