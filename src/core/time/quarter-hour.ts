/** The smallest unit of counting: the days and hours of every time zone are made of quarter-hours. */

/** In milliseconds. */
export const QUARTER_HOUR = 900_000;

/** Returns the start of the quarter-hour that contains a time; it is at or before the time even before 1970. */
export function quarterOf(time: number): number {
  return Math.floor(time / QUARTER_HOUR) * QUARTER_HOUR;
}
