/** Copies substrings that outlive the text they were cut from. */

/** V8 copies shorter substrings anyway. */
const SHORTEST = 13;

/**
 * Returns the same string in memory of its own. V8 represents a substring as a slice that keeps its whole parent in
 * memory, so remembering words of an archive would keep much of the archive in memory.
 */
export const ownCopy = (part: string): string => (part.length < SHORTEST ? part : ` ${part}`.slice(1));

/** Like `ownCopy`, for a string that can be null. */
export const own = (part: string | null): string | null => (part === null ? null : ownCopy(part));
