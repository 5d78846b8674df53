/** The smallest stretch of time that is counted: the days and hours of every zone are made of them. */

/** ms */
export const QUARTER_HOUR = 900_000;

/** The first instant of the one that holds it: before 1970, too, it lies before it. */
export function quarterOf(time: number): number {
  return Math.floor(time / QUARTER_HOUR) * QUARTER_HOUR;
}
