/** Buckets that say the same one after the other are one incident. */
import type { Detected, Incidence } from './detector.js';

export interface Incident {
  /** The same for as long as it lasts. */
  readonly id: string;
  readonly kind: Incidence;
  /** ms */
  readonly start: number;
  readonly end: number;
  /** How many buckets show it. */
  readonly buckets: number;
  /** The place of the last of them. */
  readonly last: number;
  /** The one that is least likely to be chance. */
  readonly peak: {
    readonly start: number;
    readonly observed: number;
    readonly expected: number;
    readonly pValue: number;
  };
}

/** Oldest first. What nobody saw, and what was seen in part and shows nothing, does not end one. */
export function incidentsOf(detected: readonly Detected[]): readonly Incident[] {
  const incidents: Incident[] = [];
  let isOpen = false;
  for (const [place, { bucket, kind, expected, pValue }] of detected.entries()) {
    if (kind === null || expected === null || pValue === null || bucket.mentions === null) {
      if (bucket.mentions !== null && !bucket.partial) isOpen = false;
      continue;
    }
    const peak = { start: bucket.start, observed: bucket.mentions, expected: expected.mean, pValue };
    const open = incidents.at(-1);
    if (isOpen && open?.kind === kind) incidents[incidents.length - 1] = grown(open, bucket.end, place, peak);
    else {
      const id = `${kind}:${new Date(bucket.start).toISOString()}`;
      incidents.push({ id, kind, start: bucket.start, end: bucket.end, buckets: 1, last: place, peak });
    }
    isOpen = true;
  }
  return incidents;
}

function grown(open: Incident, end: number, last: number, peak: Incident['peak']): Incident {
  const worst = peak.pValue < open.peak.pValue ? peak : open.peak;
  return { ...open, end, last, buckets: open.buckets + 1, peak: worst };
}
