/** Reads times from bytes, in the forms that need no library. */

/** Form of times. `T` and ` ` separate day and time in ISO; `weekday` is `Wed Oct 10 20:19:24 +0000 2018`. */
export type Clock = 'seconds' | 'milliseconds' | 'microseconds' | 'T' | ' ' | 'weekday' | 'day';

/** Returns ms since 1970; null if the time has any other form. */
export function momentAt(view: DataView, from: number, to: number, clock: Clock): number | null {
  switch (clock) {
    case 'T':
    case ' ':
      return isoAt(view, from, to, clock === 'T' ? 0x54 : 0x20);
    case 'seconds':
      return secondsAt(view, from, to);
    case 'milliseconds':
      return finerAt(view, from, to, 13);
    case 'microseconds': {
      const time = finerAt(view, from, to, 16);
      return time === null ? null : Math.floor(time / 1000);
    }
    case 'weekday':
      return weekdayAt(view, from, to);
    case 'day':
      return middayAt(view, from, to);
  }
}

const DAY = 86_400_000;
const [ZERO, DOT, PLUS, COLON, HYPHEN, SPACE, BIG_Z] = [0x30, 0x2e, 0x2b, 0x3a, 0x2d, 0x20, 0x5a] as const;

/** Also accepts a fraction of zero: `1790000000.0`. */
function secondsAt(view: DataView, from: number, to: number): number | null {
  if (to - from < 10) return null;
  if (to - from > 10) {
    if (view.getUint8(from + 10) !== DOT || to - from === 11) return null;
    for (let at = from + 11; at < to; at++) if (view.getUint8(at) !== ZERO) return null;
  }
  const seconds = numberAt(view, from, 10);
  return seconds === null ? null : seconds * 1000;
}

/** Requires the exact number of digits without leading zeros, since the number of digits determines the unit. */
function finerAt(view: DataView, from: number, to: number, digits: number): number | null {
  return to - from === digits && view.getUint8(from) !== ZERO ? numberAt(view, from, digits) : null;
}

/** `2026-11-21T10:00:00` in UTC (`Z` or `+00:00`), with or without a fraction. */
function isoAt(view: DataView, from: number, to: number, between: number): number | null {
  if (to - from < 20) return null;
  const zone = view.getUint8(to - 1) === BIG_Z ? to - 1 : to - 6;
  if (zone < from + 19 || view.getUint8(from + 10) !== between) return null;
  if (zone === to - 6 && !isUtc(view, zone)) return null;
  const start = dayAt(view, from);
  const time = clockAt(view, from + 11);
  const past = zone === from + 19 ? 0 : fractionAt(view, from + 19, zone);
  return start === -1 || time === -1 || past === -1 ? null : start + time + past;
}

const isUtc = (view: DataView, at: number): boolean =>
  view.getUint8(at) === PLUS &&
  pairAt(view, at + 1) === 0 &&
  view.getUint8(at + 3) === COLON &&
  pairAt(view, at + 4) === 0;

/** Returns ms from a fraction of at most nine digits, truncated after the third; -1 if it is invalid. */
function fractionAt(view: DataView, from: number, to: number): number {
  if (view.getUint8(from) !== DOT || to - from < 2 || to - from > 10) return -1;
  let past = 0;
  for (let at = from + 1; at < to; at++) {
    const digit = view.getUint8(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    if (at < from + 4) past = past * 10 + digit;
  }
  return to - from === 2 ? past * 100 : to - from === 3 ? past * 10 : past;
}

function middayAt(view: DataView, from: number, to: number): number | null {
  const start = to - from === 10 ? dayAt(view, from) : -1;
  return start === -1 ? null : start + DAY / 2;
}

/** `10:00:00` in ms; -1 if it is not a valid time of day. */
function clockAt(view: DataView, at: number): number {
  if (view.getUint8(at + 2) !== COLON || view.getUint8(at + 5) !== COLON) return -1;
  const [hour, minute, second] = [pairAt(view, at), pairAt(view, at + 3), pairAt(view, at + 6)];
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return -1;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/**
 * Cache of the last day, as neighboring lines share it: `2026`, `-11-` and `21` as numbers in memory, and its start.
 */
let [lastYear, lastMonth, lastDay, lastStart] = [0, 0, 0, -1];

/** Returns the start of the day `2026-11-21`, ms since 1970; -1 if there is no such day. */
function dayAt(view: DataView, at: number): number {
  const [year, month, day] = [view.getInt32(at, true), view.getInt32(at + 4, true), view.getInt16(at + 8, true)];
  if (year === lastYear && month === lastMonth && day === lastDay) return lastStart;
  if (view.getUint8(at + 4) !== HYPHEN || view.getUint8(at + 7) !== HYPHEN) return -1;
  const start = startOf(numberAt(view, at, 4) ?? -1, pairAt(view, at + 5), pairAt(view, at + 8));
  if (start !== -1) [lastYear, lastMonth, lastDay, lastStart] = [year, month, day, start];
  return start;
}

/** Earlier years come from software that does not know the time. */
const FIRST_YEAR = 1970;

function startOf(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) return -1;
  const start = Date.UTC(year, month - 1, day);
  return new Date(start).getUTCDate() === day ? start : -1;
}

const MONTHS = new Map(
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ').map((name, place) => [name, place + 1]),
);
const WEEKDAYS = new Set('Sun Mon Tue Wed Thu Fri Sat'.split(' '));
/** In the form `weekday`: length of the date before the time, offset of the year after it, total length. */
const [DAY_LENGTH, YEAR_AT, WEEKDAY_LENGTH] = [10, 26, 30] as const;
let lastDate = '';
let lastDateStart = -1;

function weekdayAt(view: DataView, from: number, to: number): number | null {
  if (to - from !== WEEKDAY_LENGTH) return null;
  const date = textAt(view, from, DAY_LENGTH) + textAt(view, from + YEAR_AT, 4);
  if (date !== lastDate) [lastDate, lastDateStart] = [date, startOfDate(view, from)];
  const time = clockAt(view, from + 11);
  const isMade =
    view.getUint8(from + 10) === SPACE &&
    textAt(view, from + 19, 7) === ' +0000 ' &&
    time !== -1 &&
    lastDateStart !== -1;
  return isMade ? lastDateStart + time : null;
}

function startOfDate(view: DataView, from: number): number {
  const [weekday, space, month] = [textAt(view, from, 3), textAt(view, from + 3, 1), textAt(view, from + 4, 4)];
  if (!WEEKDAYS.has(weekday) || space !== ' ' || !month.endsWith(' ')) return -1;
  return startOf(numberAt(view, from + YEAR_AT, 4) ?? -1, MONTHS.get(month.slice(0, 3)) ?? 0, pairAt(view, from + 8));
}

function textAt(view: DataView, from: number, length: number): string {
  let text = '';
  for (let at = from; at < from + length; at++) text += String.fromCharCode(view.getUint8(at));
  return text;
}

/** Returns a number of two digits; -1 if they are not digits. */
function pairAt(view: DataView, at: number): number {
  const [ten, one] = [view.getUint8(at) - ZERO, view.getUint8(at + 1) - ZERO];
  return ten < 0 || ten > 9 || one < 0 || one > 9 ? -1 : ten * 10 + one;
}

function numberAt(view: DataView, from: number, digits: number): number | null {
  let value = 0;
  for (let at = from; at < from + digits; at++) {
    const digit = view.getUint8(at) - ZERO;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}
