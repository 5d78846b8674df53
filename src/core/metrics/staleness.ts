/** Age of a source's newest item. */

/** Seconds from the newest item to the end of the window; null if no item has a time. */
export function staleness(newest: Date | null, until: Date): number | null {
  return newest === null ? null : Math.max(0, until.getTime() - newest.getTime()) / 1000;
}
