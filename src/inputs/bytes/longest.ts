/**
 * Maximum length of a line, and of an object in a JSON text, that is held in memory. Longer ones are reported as bad
 * lines.
 */
export const LONGEST_BYTES = 16 * 1024 * 1024;
