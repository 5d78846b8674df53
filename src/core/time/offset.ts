/** How far a zone's clocks are from UTC at an instant. UTC costs nothing; other zones are asked of Intl. */

const MINUTE = 60_000;
/** The first and last instants of a Date. */
const LAST_INSTANT = 8.64e15;

/**
 * Milliseconds to add to an instant to read the local clock.
 * @throws RangeError for a zone that does not exist: see `checkZone`
 */
export function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  // "11/21/2026, GMT+05:30"; seconds where a town still kept its own sun.
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
