/** Days and hours in a time zone: their names, and the instants at which they begin. */
import { UsageError } from '../../errors.js';
import { midnight } from './local.js';
import { offsetAt, withinDates } from './offset.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Validates a zone and returns the name to use from here on.
 * @throws UsageError if there is no such zone
 */
export function checkZone(name: string): string {
  const zone = name.trim();
  if (/^utc$/i.test(zone)) return 'UTC';
  // Some versions of Node also accept "+05:30", but results must not depend on the version.
  if (/^[a-z][\w+/-]{0,63}$/i.test(zone)) {
    try {
      offsetAt(0, zone);
      return zone;
    } catch {
      // Not a zone that Intl knows.
    }
  }
  throw new UsageError(
    `no such time zone: ${JSON.stringify(zone.slice(0, 64))}; write a name such as Europe/Berlin, or UTC`,
  );
}

/** Returns the local day of an instant, as `2026-11-21`. */
export function dayKey(instant: number, zone: string): string {
  return new Date(withinDates(dayOf(instant, zone) * DAY)).toISOString().slice(0, -14);
}

/** Returns the local midnight at or before an instant. */
export function startOfDay(instant: number, zone: string): number {
  return midnight(dayOf(instant, zone), zone);
}

/**
 * Returns the local midnights that cut `[since, until)` into spans of `days` local days, from the first at or before
 * `since` to the last at or after `until`. A day that a zone skipped (Apia, 30 December 2011) does not appear.
 */
export function dayEdges(since: number, until: number, zone: string, days = 1): number[] {
  const edges: number[] = [];
  if (!(since < until)) return edges;
  for (let day = dayOf(since, zone); ; day += days) {
    const edge = midnight(day, zone);
    if (edge !== edges.at(-1)) edges.push(edge);
    if (edge >= until) return edges;
  }
}

/**
 * Like `dayEdges`, for hours of the local clock. If clocks jump by half an hour, that hour has its real length (30
 * minutes when 02:00 becomes 02:30).
 */
export function hourEdges(since: number, until: number, zone: string): number[] {
  const edges: number[] = [];
  if (!(since < until)) return edges;
  for (let edge = since - intoHour(since, zone); ; edge += HOUR - intoHour(edge, zone)) {
    if (edge <= since) edges.length = 0; // after a jump of half an hour, the step back can go one hour too far
    edges.push(edge);
    if (edge >= until) return edges;
  }
}

/** Days from 1970-01-01 to the local day that contains the instant. */
function dayOf(instant: number, zone: string): number {
  const day = Math.floor((instant + offsetAt(instant, zone)) / DAY);
  // Clocks set back across midnight (St. John's until 2011) show the old day again, but the new one has already begun.
  return zone !== 'UTC' && midnight(day + 1, zone) <= instant ? day + 1 : day;
}

function intoHour(instant: number, zone: string): number {
  const local = instant + offsetAt(instant, zone);
  return local - Math.floor(local / HOUR) * HOUR;
}
