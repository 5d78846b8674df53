/** Detects spikes, dips and silence: counts that earlier ones do not explain. */
import { baselineOf, LEAST_BASELINE, MOST_ROUNDS } from './baseline.js';
import type { Bucket } from './bucket.js';
import { expectation } from './expectation.js';
import { atLeast, atMost, type NegativeBinomial } from './negative-binomial.js';
import { type UsualBuckets, usualBuckets } from './usual.js';

/** False-alarm rate by chance alone, of each kind and per bucket. */
export const ALPHA = 0.005;

/** Two mentions are not a spike. */
export const LEAST_SPIKE = 3;

export type Incidence = 'spike' | 'dip' | 'silence';

export interface Detected {
  readonly bucket: Bucket;
  readonly kind: Incidence | null;
  /** Predictive distribution, and the number of buckets that it is based on; null if too little is known. */
  readonly expected: (NegativeBinomial & { readonly buckets: number }) | null;
  /** Probability of the tail that the count is in: how often chance alone gives as much, or as little. */
  readonly pValue: number | null;
}

/** A series and its expected continuation. */
export interface Outlook {
  readonly detected: readonly Detected[];
  /** Expectation for one more bucket like the newest complete one, of the usual length; null if too little is known. */
  readonly next: Detected['expected'];
}

/** @param buckets oldest first */
export function outlookOf(buckets: readonly Bucket[]): Outlook {
  const newest = buckets.findLast(isOver);
  if (newest === undefined) return { detected: detect(buckets), next: null };
  const detected = detect([...buckets, { ...newest, end: newest.start + usualTimeOf(buckets), partial: true }]);
  return { detected: detected.slice(0, -1), next: detected.at(-1)!.expected };
}

/**
 * Compares each bucket with earlier ones that were over, fully observed and not flagged. One that is not over or was
 * only partly observed can already be a spike, but neither a dip nor a silence. An incident that lasts as long as a
 * baseline becomes the new level.
 * @param buckets oldest first
 */
export function detect(buckets: readonly Bucket[]): readonly Detected[] {
  const round = new Set(buckets.map(({ phase }) => phase)).size;
  const longest = Math.max(LEAST_BASELINE, round);
  const most = MOST_ROUNDS * round;
  const usualTime = usualTimeOf(buckets);
  let usual = usualBuckets(most, usualTime);
  let lasting: Bucket[] = [];
  let side: 'high' | 'low' | null = null;
  return buckets.map((bucket) => {
    const found = judge(bucket, usual, usualTime);
    if (!isOver(bucket)) return found;
    const now = found.kind === null ? null : found.kind === 'spike' ? 'high' : 'low';
    if (now !== side) lasting = [];
    side = now;
    if (now === null) usual.add(bucket);
    else lasting.push(bucket);
    if (lasting.length >= longest) {
      usual = usualBuckets(most, usualTime, lasting);
      lasting = [];
    }
    return found;
  });
}

export function isOver({ mentions, partial }: Bucket): boolean {
  return mentions !== null && !partial;
}

/** Usual length of a bucket, in ms: the median, since clock changes make some longer or shorter. */
function usualTimeOf(buckets: readonly Bucket[]): number {
  const times = buckets.map(({ start, end }) => end - start).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

function judge(bucket: Bucket, usual: UsualBuckets, usualTime: number): Detected {
  const { mentions, partial, lowerBound, phase, start, end } = bucket;
  const baseline = mentions === null ? null : baselineOf(phase, usual.beside(bucket));
  if (baseline === null || mentions === null) return { bucket, kind: null, expected: null, pValue: null };
  const expected = { ...expectation(baseline, (end - start) / usualTime), buckets: baseline.counts.length };
  const above = atLeast(mentions, expected);
  const below = atMost(mentions, expected);
  const pValue = Math.min(above, below);
  if (above < ALPHA && mentions >= LEAST_SPIKE) return { bucket, kind: 'spike', expected, pValue };
  if (partial || lowerBound || below >= ALPHA) return { bucket, kind: null, expected, pValue };
  return { bucket, kind: mentions === 0 ? 'silence' : 'dip', expected, pValue };
}
