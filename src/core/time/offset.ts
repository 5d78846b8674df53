/** UTC offset of a zone at an instant. UTC itself is free; other zones are looked up with Intl. */

const MINUTE = 60_000;
/** The latest instant a Date can hold; the earliest is its negative. */
const LAST_INSTANT = 8.64e15;

/**
 * Returns the milliseconds to add to an instant to get the local time.
 * @throws RangeError for a zone that does not exist: see `checkZone`
 */
export function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  // "11/21/2026, GMT+05:30"; with seconds for zones that kept local mean time.
  const shown = formatOf(zone).format(withinDates(instant));
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(shown) ?? [];
  const size = Number(hours ?? 0) * 60 * MINUTE + Number(minutes ?? 0) * MINUTE + Number(seconds ?? 0) * 1000;
  return sign === '-' ? -size : size;
}

export function withinDates(instant: number): number {
  return Math.min(Math.max(instant, -LAST_INSTANT), LAST_INSTANT);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}
