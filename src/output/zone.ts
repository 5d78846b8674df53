/** Stands in for core/time/zone and core/time/offset until they are here. */

/** Milliseconds to add to an instant to read the local clock. */
export function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(instant);
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(shown) ?? [];
  const size = Number(hours ?? 0) * 3_600_000 + Number(minutes ?? 0) * 60_000 + Number(seconds ?? 0) * 1000;
  return sign === '-' ? -size : size;
}

/** The local day of an instant, as `2026-11-21`. */
export function dayKey(instant: number, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);
}
