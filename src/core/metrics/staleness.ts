/** How old the newest is that a source gave. */

/** Seconds from the newest item to the end of the window; null where no item has a time. */
export function staleness(newest: Date | null, until: Date): number | null {
  return newest === null ? null : Math.max(0, until.getTime() - newest.getTime()) / 1000;
}
