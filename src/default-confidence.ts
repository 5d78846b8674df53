/** The default confidence level of intervals. */
export const DEFAULT_CONFIDENCE = 0.95;
