/** Texts that are held for longer than what they were found in. */

/** V8 takes shorter parts out by itself. */
const SHORTEST = 13;

/**
 * The same, in memory of its own. What is cut out of a text is otherwise a place in it, which keeps all of it: of an archive
 * that was read, as much as words of it are remembered.
 */
export const ownCopy = (part: string): string => (part.length < SHORTEST ? part : ` ${part}`.slice(1));

/** The same of what may be missing. */
export const own = (part: string | null): string | null => (part === null ? null : ownCopy(part));
