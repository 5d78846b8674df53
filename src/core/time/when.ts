/** Parses points in time as people type them: `2026-11-21`, `2026-11-21T09:30+01:00`, `24h`, `yesterday`. */
import { UsageError } from '../../errors.js';
import { instantOf, midnight } from './local.js';
import { startOfDay } from './zone.js';

const FORMS =
  'write a date (2026-11-21), a time (2026-11-21T09:30, with Z or +01:00 where it is not in your zone), ' +
  'an age (30m, 24h, 7d, 4w), or now, today, yesterday';

const UNIT_MILLISECONDS: ReadonlyMap<string, number> = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

const AGE = /^(\d{1,9})([mhdw])$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME =
  /^(\d{4})-(\d\d)-(\d\d)[t ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?(z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?$/;

/** `timezone` must have passed `checkZone`. */
export interface WhenContext {
  readonly now: Date;
  readonly timezone: string;
}

/**
 * Parses a time. An age counts back from now to the millisecond: `7d` is 168 hours, regardless of clock changes. A date
 * means its first instant in the zone, and a time without a zone is local to it.
 * @throws UsageError listing the accepted forms
 */
export function parseWhen(text: string, { now, timezone }: WhenContext): Date {
  const asked = text.trim().toLowerCase();
  const instant =
    named(asked, now.getTime(), timezone) ??
    ago(asked, now.getTime()) ??
    date(asked, timezone) ??
    time(asked, timezone);
  const found = new Date(instant ?? Number.NaN);
  const year = found.getUTCFullYear();
  // ISO 8601 times in a report can only hold years of four digits.
  if (year >= 1 && year <= 9999) return found;
  throw new UsageError(`cannot read the time ${JSON.stringify(text.slice(0, 64))}: ${FORMS}`);
}

function named(asked: string, now: number, zone: string): number | null {
  if (asked === 'now') return now;
  if (asked === 'today') return startOfDay(now, zone);
  if (asked === 'yesterday') return startOfDay(startOfDay(now, zone) - 1, zone);
  return null;
}

function ago(asked: string, now: number): number | null {
  const [, count, unit] = AGE.exec(asked) ?? [];
  return count === undefined ? null : now - Number(count) * UNIT_MILLISECONDS.get(unit!)!;
}

function date(asked: string, zone: string): number | null {
  const local = localOf(DATE.exec(asked));
  return local === null ? null : midnight(local / 86_400_000, zone);
}

function time(asked: string, zone: string): number | null {
  const parts = TIME.exec(asked);
  const local = localOf(parts);
  if (local === null) return null;
  const offset = parts?.[8];
  if (offset === undefined) return instantOf(local, zone);
  if (offset === 'z') return local;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', ''));
  return local - (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Returns a local time as if it were UTC; null if no clock shows it (30 February, 24:00). */
function localOf(parts: readonly (string | undefined)[] | null): number | null {
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const shown = new Date(0);
  shown.setUTCFullYear(year, month - 1, day); // Date.UTC reads year 26 as 1926
  shown.setUTCHours(hours, minutes, seconds, milliseconds);
  const isShown =
    shown.getUTCMonth() === month - 1 &&
    shown.getUTCDate() === day &&
    shown.getUTCHours() === hours &&
    shown.getUTCMinutes() === minutes &&
    shown.getUTCSeconds() === seconds;
  return isShown ? shown.getTime() : null;
}
