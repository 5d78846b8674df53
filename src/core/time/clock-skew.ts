/** Clocks differ: only what lies further ahead is called the future. */
export const CLOCK_SKEW_MILLISECONDS = 5 * 60_000;
