/** The default confidence level of intervals. */
export const USUAL_LEVEL = 0.95;
