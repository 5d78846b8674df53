/** What one source gave, counted as it comes: nothing of what did not match is kept but its time. */

const DAY_MILLISECONDS = 86_400_000;
const PRUNE_AT = 65_536;

export interface Tally {
  fetched: number;
  /** Neither id nor address, or nothing said: not counted as fetched. */
  malformed: number;
  unmatched: number;
  outsideWindow: number;
  language: number;
  /** Stamped later than the clock: their time is not believed. */
  future: number;
  /** ms */
  oldest: number | null;
  newest: number | null;
  /** Items stamped within the strength window, matching or not; where the window's end is the data's own: `latest`. */
  held: number;
  /** Times within a day of the newest, unsorted. */
  latest: number[];
  readonly endpoints: Map<string, { fetched: number }>;
}

export function newTally(): Tally {
  return {
    fetched: 0,
    malformed: 0,
    unmatched: 0,
    outsideWindow: 0,
    language: 0,
    future: 0,
    oldest: null,
    newest: null,
    held: 0,
    latest: [],
    endpoints: new Map(),
  };
}

export interface HeldWindow {
  /** ms, `[from, to)` */
  readonly from: number;
  readonly to: number;
}

/**
 * @param time ms; null: unknown
 * @param within the strength window; null: the last day of the data, which is known when all is read
 */
export function observe(tally: Tally, time: number | null, endpoint: string | null, within: HeldWindow | null): void {
  tally.fetched += 1;
  if (endpoint !== null) {
    const entry = tally.endpoints.get(endpoint);
    if (entry === undefined) tally.endpoints.set(endpoint, { fetched: 1 });
    else entry.fetched += 1;
  }
  if (time === null) return;
  tally.oldest = Math.min(tally.oldest ?? time, time);
  tally.newest = Math.max(tally.newest ?? time, time);
  if (within !== null) {
    if (time >= within.from && time < within.to) tally.held += 1;
    return;
  }
  if (time >= tally.newest - DAY_MILLISECONDS) tally.latest.push(time);
  // Now and then, so that a file in order of time keeps a day of it and not all.
  if (tally.latest.length >= PRUNE_AT && tally.latest.length % PRUNE_AT === 0) {
    const { newest } = tally;
    tally.latest = tally.latest.filter((held) => held >= newest - DAY_MILLISECONDS);
  }
}

/** How many items the source held in the strength window. */
export function heldIn(tally: Tally, within: HeldWindow): number {
  return tally.latest.reduce(
    (count, time) => (time >= within.from && time < within.to ? count + 1 : count),
    tally.held,
  );
}
