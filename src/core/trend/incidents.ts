/** Merges consecutive buckets of one kind into incidents. */
import type { Detected, Incidence } from './detector.js';

export interface Incident {
  /** Stays the same while the incident lasts. */
  readonly id: string;
  readonly kind: Incidence;
  /** In ms. */
  readonly start: number;
  readonly end: number;
  /** Number of buckets that show it. */
  readonly buckets: number;
  /** Index of the last of them. */
  readonly last: number;
  /** The bucket with the smallest p-value. */
  readonly peak: {
    readonly start: number;
    readonly observed: number;
    readonly expected: number;
    readonly pValue: number;
  };
}

/** Incidents, oldest first. Buckets that were not observed, or partly observed and not flagged, do not end one. */
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
