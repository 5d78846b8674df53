/** Smooths a series of days for display. */
import type { Row } from './row.js';

const DAYS = 7;
const LEAST_DAYS = 4;

/**
 * For each day, the mean of the seven that end with it, over those fully observed; null for fewer than four.
 * @param rows as returned by `evened`
 */
export function smoothed(rows: readonly Row[]): readonly (number | null)[] {
  return rows.map((_, place) => {
    const seen = rows
      .slice(Math.max(0, place - DAYS + 1), place + 1)
      .flatMap(({ bucket, value }) => (bucket.partial || value.value === null ? [] : [value.value]));
    return seen.length < LEAST_DAYS ? null : seen.reduce((sum, value) => sum + value, 0) / seen.length;
  });
}
