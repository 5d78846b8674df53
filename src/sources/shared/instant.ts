/** The times that APIs write, as ISO 8601 in UTC. Feeds and pages, who write them in other ways, have `date.ts`. */

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;
const YEAR_10000 = 253_402_300_800_000;

/** From ISO 8601 with a zone; null for anything else. */
export function instantOf(value: unknown): string | null {
  return typeof value === 'string' && ISO.test(value) ? instantAt(Date.parse(value)) : null;
}

/** From Unix seconds, as a number or as digits. */
export function instantOfSeconds(value: unknown): string | null {
  if (typeof value === 'number') return instantAt(value * 1000);
  return typeof value === 'string' && /^\d{1,12}(?:\.\d{1,9})?$/.test(value) ? instantAt(Number(value) * 1000) : null;
}

export function instantAt(milliseconds: number): string | null {
  // NaN is on neither side.
  return milliseconds >= 0 && milliseconds < YEAR_10000 ? new Date(milliseconds).toISOString() : null;
}
