/** Tolerance for differing clocks, in milliseconds: only times further ahead count as the future. */
export const CLOCK_SKEW_MILLISECONDS = 5 * 60_000;
