/** Parses times as feeds and sites write them. */
import { usualTime } from './usual-time.js';

export interface Moment {
  /** In UTC, with milliseconds; midday for a day without a time. */
  readonly iso: string;
  readonly precision: 'second' | 'minute' | 'day';
}

/**
 * Parses RFC 822 with two-digit years and named zones, RFC 3339, W3CDTF, `YYYY-MM-DD HH:MM:SS`, asctime and common
 * variants; ignores anything after the time. A time without a zone is taken to be UTC. Null if the text is not a time,
 * or is before 1970, as written by software that has no time to give.
 */
export function parseDate(text: string): Moment | null {
  const start = text.slice(0, 100).trim();
  const iso = usualTime(start);
  if (iso !== null) return { iso, precision: 'second' };
  for (const layout of LAYOUTS) {
    const groups = layout.exec(start)?.groups;
    if (groups !== undefined) return toMoment(groups);
  }
  return null;
}

const TIME =
  '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d+))?)?\\s*(?<half>[ap]\\.?m\\b)?';
const ZONE = '(?:\\s*\\(?(?<zone>(?:(?:GMT|UTC)\\s*)?[+-]\\d{1,2}:?(?:\\d{2})?|[a-z]{1,5}\\b))?';
const WEEKDAY = '(?:[^\\s\\d,]{1,15}(?:,\\s*|\\s+))?';

const LAYOUTS = [
  `^(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?:(?:T|[\\s,]+)${TIME}${ZONE})?(?!\\d)`,
  `^(?<year>\\d{4})(?:-(?<month>\\d{2}))?$`,
  `^(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:T(?<hour>\\d{2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2}))?${ZONE})?(?!\\d)`,
  // Wed, 02 Oct 2002 15:00:00 +0200
  `^${WEEKDAY}(?<day>\\d{1,2})[\\s-]+(?<name>[a-z]{3,9})[.,]?[\\s-]+(?<year>\\d{4}|\\d{2})(?:,?\\s+(?:at\\s+)?${TIME}${ZONE})?(?!\\d)`,
  // October 2, 2002 3:00 PM
  `^${WEEKDAY}(?<name>[a-z]{3,9})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})(?:,?\\s+(?:at\\s+)?${TIME}${ZONE})?(?!\\d)`,
  // Wed Oct  2 15:00:00 CEST 2002
  `^${WEEKDAY}(?<name>[a-z]{3,9})\\s+(?<day>\\d{1,2})\\s+${TIME}${ZONE}\\s+(?<year>\\d{4})(?!\\d)`,
  // 02.10.2002 15:00, as spreadsheets write it: with dots the day comes first; with slashes the order is ambiguous.
  `^${WEEKDAY}(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4})(?:(?:T|[\\s,]+)${TIME}${ZONE})?(?!\\d)`,
].map((layout) => new RegExp(layout, 'i'));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours from UTC. Military letters and unknown names are read as UTC, as RFC 2822 requires. */
const ZONES = new Map<string, number>(
  Object.entries({
    ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9, akdt: -8, hst: -10 },
    ...{ brt: -3, art: -3, wet: 0, west: 1, bst: 1, cet: 1, cest: 2, met: 1, mest: 2, eet: 2, eest: 3, msk: 3 },
    ...{ ist: 5.5, jst: 9, kst: 9, hkt: 8, sgt: 8, aest: 10, aedt: 11, acst: 9.5, awst: 8, nzst: 12, nzdt: 13 },
  }),
);

type Groups = Readonly<Record<string, string | undefined>>;

function toMoment(groups: Groups): Moment | null {
  const year = fullYear(groups['year'] ?? '');
  const month = groups['name'] === undefined ? Number(groups['month'] ?? 1) : monthNumber(groups['name']);
  const day = Number(groups['day'] ?? 1);
  const midnight = Date.UTC(year, month - 1, day);
  const isDay = new Date(midnight).getUTCMonth() === month - 1 && new Date(midnight).getUTCDate() === day;
  if (!isDay || year < 1970) return null;
  if (groups['hour'] === undefined) return { iso: new Date(midnight + 12 * HOUR).toISOString(), precision: 'day' };
  const milliseconds = timeOfDay(groups);
  if (milliseconds === null) return null;
  const instant = new Date(midnight + milliseconds - offset(groups['zone'] ?? ''));
  // The zone may move a time beyond the years that ISO writes with four digits.
  if (instant.getUTCFullYear() < 1970 || instant.getUTCFullYear() > 9999) return null;
  return { iso: instant.toISOString(), precision: groups['second'] === undefined ? 'minute' : 'second' };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function timeOfDay(groups: Groups): number | null {
  const half = groups['half']?.charAt(0).toLowerCase();
  const given = Number(groups['hour']);
  const hour = half === undefined ? given : (given % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(groups['minute']);
  const second = Math.min(Number(groups['second'] ?? 0), 60);
  if (hour > 24 || minute > 59 || Number(groups['second'] ?? 0) > 60) return null;
  const fraction = Number((groups['fraction'] ?? '').slice(0, 3).padEnd(3, '0'));
  // A leap second counts as the second before it.
  return hour * HOUR + minute * MINUTE + Math.min(second, 59) * 1000 + fraction;
}

// RFC 2822: 00 to 49 are in this century.
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Whether the text is a UTC offset or the name of a known zone: `+01:00`, `GMT+1`, `CET`, `Z`. */
export const isZone = (text: string): boolean =>
  /^(?:GMT|UTC)?[+-](?:[01]?\d|2[0-3]):?(?:[0-5]\d)?$/i.test(text) ||
  /^(?:Z|GMT|UTC)$/i.test(text) ||
  ZONES.has(text.toLowerCase());

/** Returns the offset from UTC, in ms. */
function offset(zone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (hours === undefined) return (ZONES.get(zone.toLowerCase()) ?? 0) * HOUR;
  const size = Number(hours) * HOUR + Number(minutes ?? 0) * MINUTE;
  if (size > 24 * HOUR) return 0;
  return sign === '-' ? -size : size;
}
