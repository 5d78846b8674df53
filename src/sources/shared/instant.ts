/** Converts times in API responses to ISO 8601 in UTC. `date.ts` parses the more varied times of feeds and pages. */

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;
const YEAR_10000 = 253_402_300_800_000;

/** Parses ISO 8601 with a zone; null for anything else. */
export function instantOf(value: unknown): string | null {
  return typeof value === 'string' && ISO.test(value) ? instantAt(Date.parse(value)) : null;
}

/** Parses Unix seconds, given as a number or as digits. */
export function instantOfSeconds(value: unknown): string | null {
  if (typeof value === 'number') return instantAt(value * 1000);
  return typeof value === 'string' && /^\d{1,12}(?:\.\d{1,9})?$/.test(value) ? instantAt(Number(value) * 1000) : null;
}

export function instantAt(milliseconds: number): string | null {
  // False for NaN as well.
  return milliseconds >= 0 && milliseconds < YEAR_10000 ? new Date(milliseconds).toISOString() : null;
}
