/** The buckets that the next ones are compared with: kept as they come, so that a long series is not sorted anew at each. */
import type { Usual } from './baseline.js';
import type { Bucket } from './bucket.js';

export interface UsualBuckets {
  /** The oldest one goes where there are too many. */
  add(bucket: Bucket): void;
  /** That a bucket can be compared with. */
  beside(bucket: Bucket): Usual;
}

/**
 * @param most of them
 * @param usualTime of a bucket, in ms: what was counted in another is taken in that
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
  // What was seen whole may look high beside what was not.
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
      // Whole numbers: what is the same is known to be the same by them.
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
