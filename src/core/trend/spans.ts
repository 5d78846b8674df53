/** Divides a period into hours, days or weeks of the local clock. */
import { midnight } from '../time/local.js';
import { offsetAt } from '../time/offset.js';
import { dayEdges, dayKey, hourEdges } from '../time/zone.js';
import type { BucketSize, Span } from './bucket.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * Half-open spans without gaps: the first contains `since`, the last ends at or after `until`. Weeks begin on Mondays.
 * Days that a time zone skipped are left out.
 */
export function spansOf(size: BucketSize, since: number, until: number, zone: string): readonly Span[] {
  const edges = EDGES[size](since, until, zone);
  return edges.slice(1).map((end, place) => {
    const start = edges[place]!;
    return { start, end, phase: PHASES[size](start, zone) };
  });
}

const EDGES: Readonly<Record<BucketSize, (since: number, until: number, zone: string) => readonly number[]>> = {
  hour: hourEdges,
  day: dayEdges,
  week: (since, until, zone) => dayEdges(monday(since, zone), until, zone, 7),
};

const PHASES: Readonly<Record<BucketSize, (start: number, zone: string) => number>> = {
  hour: (start, zone) => Math.floor((start + offsetAt(start, zone)) / HOUR) % 24,
  day: weekday,
  week: () => 0,
};

function monday(instant: number, zone: string): number {
  return midnight(localDay(instant, zone) - weekday(instant, zone), zone);
}

/** 1970-01-01 was a Thursday. */
function weekday(instant: number, zone: string): number {
  return (((localDay(instant, zone) + 3) % 7) + 7) % 7;
}

function localDay(instant: number, zone: string): number {
  return Date.parse(dayKey(instant, zone)) / DAY;
}
