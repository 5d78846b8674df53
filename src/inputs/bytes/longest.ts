/** The longest line, and the longest object of a JSON text, that is held in memory. What is longer is a bad line. */
export const LONGEST_BYTES = 16 * 1024 * 1024;
