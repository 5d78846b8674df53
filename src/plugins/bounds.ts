/** How much a stranger may say in one search: enough for any site, too little to fill this machine. */

/** Things found. */
export const FOUND_AT_MOST = 100_000;
/** On one message, and bytes from which another is begun. */
export const FOUND_A_MESSAGE = 1000;
export const MESSAGE_BYTES = 2 ** 20;
/** Notes, warnings and endpoints that are passed on, and messages of these kinds after which it is ended. */
export const REMARKS_AT_MOST = 1000;
export const REMARKS_TOO_MANY = 100_000;
/** Requests under way at once. */
export const REQUESTS_AT_ONCE = 32;
/** To load, to say what it can search, to plan: none of it asks anybody. */
export const CALL_MILLISECONDS = 10_000;
/** To judge a hundred texts. */
export const SCORE_MILLISECONDS = 60_000;
export const HEAP_MEGABYTES = 512;
