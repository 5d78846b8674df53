/** Formats times for people. */

import { offsetAt } from '../../core/time/offset.js';
import type { Report } from '../../types.js';
import type { Signs } from './signs.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `12 min`: the time from `from` to `asOf`, both ISO times; `0 s` if `from` is later because its clock is fast. */
export function age(from: string, asOf: string): string {
  return span(Math.max(0, Date.parse(asOf) - Date.parse(from)));
}

/** `7 days`, from milliseconds. */
export function span(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.round(milliseconds / 1000)} s`;
  if (milliseconds < HOUR) return `${Math.round(milliseconds / MINUTE)} min`;
  if (milliseconds < 2 * DAY) return `${Math.round(milliseconds / HOUR)} h`;
  return `${Math.round(milliseconds / DAY)} days`;
}

/**
 * `14 – 21 Nov 2026 UTC`; the last day shown is the last one inside the half-open window. Windows shorter than two days
 * have times.
 */
export function windowWords(window: Report['window'], signs: Signs): string {
  const { timezone } = window;
  const isShort = Date.parse(window.until) - Date.parse(window.since) < 2 * DAY;
  const from = localTime(window.since, timezone);
  const to = localTime(window.until, timezone, isShort ? 0 : -1);
  const year = from.getUTCFullYear() === to.getUTCFullYear() ? '' : ` ${from.getUTCFullYear()}`;
  const end = `${date(to)} ${to.getUTCFullYear()}`;
  if (!isShort) {
    const start = month(from) === month(to) ? from.getUTCDate() : date(from) + year;
    return `${start} ${signs.dash} ${end} ${timezone}`;
  }
  return day(from) === day(to)
    ? `${end} ${clock(from)} ${signs.dash} ${clock(to)} ${timezone}`
    : `${date(from)}${year} ${clock(from)} ${signs.dash} ${end} ${clock(to)} ${timezone}`;
}

/** `14:03` on the day of `asOf`, otherwise `Tue 18 Nov`. */
export function dayOrClock(iso: string, asOf: string, timezone: string): string {
  const time = localTime(iso, timezone);
  return isSameDay(time, asOf, timezone) ? clock(time) : weekday(time);
}

/** `14:03` on the day of `asOf`, otherwise `Tue 18 Nov 14:03`. */
export function momentWords(iso: string, asOf: string, timezone: string): string {
  const time = localTime(iso, timezone);
  return isSameDay(time, asOf, timezone) ? clock(time) : `${weekday(time)} ${clock(time)}`;
}

/** `2026-11-21 14:03` */
export function stamp(iso: string, timezone: string): string {
  const time = localTime(iso, timezone);
  return `${day(time)} ${clock(time)}`;
}

/** Returns the local time of a zone, to be read with the UTC methods of the Date. */
function localTime(iso: string, timezone: string, later = 0): Date {
  const instant = Date.parse(iso) + later;
  return new Date(instant + offsetAt(instant, timezone));
}

const date = (local: Date) => `${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]}`;

const clock = (local: Date) => local.toISOString().slice(11, 16);

const day = (local: Date) => local.toISOString().slice(0, 10);

const weekday = (local: Date) => `${WEEKDAYS[local.getUTCDay()]} ${date(local)}`;

const isSameDay = (local: Date, iso: string, timezone: string) => day(local) === day(localTime(iso, timezone));

const month = (local: Date) => local.toISOString().slice(0, 7);
