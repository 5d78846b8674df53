/** Why it is unknown whether something happened in a bucket that is over. */
import { ALPHA, type Detected, type Incidence } from './detector.js';
import { atMost } from './negative-binomial.js';

/**
 * `early`: too few earlier buckets. `unseen`: no run observed it. `partial`: only part of it was observed. `cut`: a
 * source that was queried did not see all of it.
 */
export type Doubt = 'early' | 'unseen' | 'partial' | 'cut';

/**
 * Why an incident of this kind that was not detected may still have happened; null: it did not happen.
 * @param newest undefined if no bucket is over
 */
export function doubtOf(newest: Detected | undefined, kind: Incidence): Doubt | null {
  if (newest === undefined) return 'early';
  const { mentions, partial, lowerBound } = newest.bucket;
  if (mentions === null) return 'unseen';
  if (newest.expected === null) return 'early';
  if (kind === 'spike') return partial ? 'partial' : null;
  // What was missed could only add to the count.
  const isEnough = kind === 'silence' ? mentions > 0 : atMost(mentions, newest.expected) >= ALPHA;
  if (isEnough || !(partial || lowerBound)) return null;
  return partial ? 'partial' : 'cut';
}
