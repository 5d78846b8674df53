/**
 * Converts local times to instants, including around clock changes. Local times are given in milliseconds as if they
 * were UTC.
 */
import { offsetAt, withinDates } from './offset.js';

/** No zone was ever further from UTC (Manila until 1844: 15 h 56 min). */
const FURTHEST = 16 * 3_600_000;

/**
 * Returns the instant at which clocks show a local time. If they show it twice, the first; if never, as far after the
 * jump as it would have been before it (RFC 5545, and Temporal's `compatible`).
 */
export function instantOf(local: number, zone: string): number {
  const { early, late, jump } = readings(local, zone);
  return withinDates(early < jump || late < jump ? early : late);
}

/**
 * Returns the first instant of a local day, given in days since 1970-01-01; if midnight does not exist, the jump over
 * it.
 */
export function midnight(day: number, zone: string): number {
  const { early, late, jump } = readings(day * 86_400_000, zone);
  return withinDates(early < jump ? early : Math.max(late, jump));
}

/** Reads a local time with the offset before and the offset after the nearest clock change. */
function readings(local: number, zone: string): { early: number; late: number; jump: number } {
  if (zone === 'UTC') return { early: local, late: local, jump: Number.NEGATIVE_INFINITY };
  let from = local - FURTHEST;
  let to = local + FURTHEST;
  const before = offsetAt(from, zone);
  const after = offsetAt(to, zone);
  if (before === after) return { early: local - before, late: local - after, jump: Number.NEGATIVE_INFINITY };
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle, zone) === before) from = middle;
    else to = middle;
  }
  return { early: local - before, late: local - after, jump: to };
}
