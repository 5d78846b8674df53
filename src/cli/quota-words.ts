/** Describes the remaining quota of sources that charge for requests. */
import type { Quota } from '../sources/source.js';

/** For example `110 of 1000 posts used, resets at 2026-11-22T00:00:00.000Z`. */
export function quotaWords({ used, limit, unit, resetsAt }: Quota): string {
  return `${used} of ${limit} ${unit} used${resetsAt === null ? '' : `, resets at ${resetsAt}`}`;
}
