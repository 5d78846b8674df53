/** Why it cannot be told whether something happened in a bucket that is over. */
import { ALPHA, type Detected, type Incidence } from './detector.js';
import { atMost } from './negative-binomial.js';

/** `early`: too few were seen before it. `cut`: a source that was asked did not see all of it. */
export type Doubt = 'early' | 'unseen' | 'partial' | 'cut';

/**
 * Of what nobody found in it; null: it did not happen.
 * @param newest undefined: none is over
 */
export function doubtOf(newest: Detected | undefined, kind: Incidence): Doubt | null {
  if (newest === undefined) return 'early';
  const { mentions, partial, lowerBound } = newest.bucket;
  if (mentions === null) return 'unseen';
  if (newest.expected === null) return 'early';
  if (kind === 'spike') return partial ? 'partial' : null;
  // What was not seen could only add to it.
  const isEnough = kind === 'silence' ? mentions > 0 : atMost(mentions, newest.expected) >= ALPHA;
  if (isEnough || !(partial || lowerBound)) return null;
  return partial ? 'partial' : 'cut';
}
