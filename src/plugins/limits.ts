/**
 * Limits on what a plugin can return in one search: enough for any site, too little to exhaust the memory of this
 * machine.
 */

/** Maximum number of items. */
export const FOUND_AT_MOST = 100_000;
/** Maximum number of items in one message, and size in bytes after which a new message begins. */
export const FOUND_A_MESSAGE = 1000;
export const MESSAGE_BYTES = 2 ** 20;
/**
 * Maximum number of notes, warnings and endpoints that are passed on, and number of such messages after which the
 * plugin is killed.
 */
export const REMARKS_AT_MOST = 1000;
export const REMARKS_TOO_MANY = 100_000;
/** Maximum number of simultaneous requests. */
export const REQUESTS_AT_ONCE = 32;
/** Time limit for loading a plugin, reading its capabilities, and planning; none of these uses the network. */
export const CALL_MILLISECONDS = 10_000;
/** Time limit for scoring a hundred texts. */
export const SCORE_MILLISECONDS = 60_000;
export const HEAP_MEGABYTES = 512;
