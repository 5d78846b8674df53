/** The level at which intervals hold where no other is asked for. */
export const USUAL_LEVEL = 0.95;
