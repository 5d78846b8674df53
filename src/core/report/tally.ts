/** Running counts of what one source returned. Of items that do not match, only the time is used. */
import { type RecentTimes, recentTimes } from './recent-times.js';

export interface Tally {
  fetched: number;
  /** Items with neither id nor address, or without text; not counted as fetched. */
  malformed: number;
  unmatched: number;
  /** Unmatched items that might have matched if the source had stated more, such as their likes. */
  unknown: number;
  outsideWindow: number;
  language: number;
  /** Items left after all of these were removed, including copies. */
  found: number;
  /** Found items with the id of another that has a different text, counted as its copies. */
  otherwise: number;
  /** Items dated later than the clock, so that their time is not trusted. */
  future: number;
  /** Items with a time that could not be read. */
  unreadable: number;
  /** In ms; null if no item has a time. */
  oldest: number | null;
  newest: number | null;
  /**
   * Items dated within the strength window, matching or not. If the window ends with the data, `latest` counts them.
   */
  held: number;
  /** Times of items, if the end of the window is not known yet. */
  readonly latest: RecentTimes;
  readonly endpoints: Map<string, { fetched: number; found: number }>;
}

export function newTally(): Tally {
  return {
    fetched: 0,
    malformed: 0,
    unmatched: 0,
    unknown: 0,
    outsideWindow: 0,
    language: 0,
    found: 0,
    otherwise: 0,
    future: 0,
    unreadable: 0,
    oldest: null,
    newest: null,
    held: 0,
    latest: recentTimes(),
    endpoints: new Map(),
  };
}

export interface HeldWindow {
  /** In ms, `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

/**
 * Counts an item as fetched.
 * @param time in ms; null if unknown
 * @param within the strength window; null: the last day of the data, which is known only when everything has been read
 */
export function observe(tally: Tally, time: number | null, endpoint: string | null, within: HeldWindow | null): void {
  tally.fetched += 1;
  if (endpoint !== null) endpointOf(tally, endpoint).fetched += 1;
  if (time === null) return;
  tally.oldest = Math.min(tally.oldest ?? time, time);
  tally.newest = Math.max(tally.newest ?? time, time);
  if (within === null) tally.latest.add(time);
  else if (time >= within.from && time < within.to) tally.held += 1;
}

/** Counts an observed item as taken in. */
export function keep(tally: Tally, endpoint: string | null): void {
  tally.found += 1;
  if (endpoint !== null) endpointOf(tally, endpoint).found += 1;
}

/** Tally of everything a source returned, from that of all items and that of `some`, the only ones that may match. */
export function withRest(some: Tally, all: Tally): Tally {
  const { unknown, outsideWindow, language, found, otherwise } = some;
  const endpoints = [...all.endpoints].map(
    ([name, { fetched }]) => [name, { fetched, found: some.endpoints.get(name)?.found ?? 0 }] as const,
  );
  return {
    ...all,
    unmatched: all.fetched - some.fetched + some.unmatched,
    unknown,
    outsideWindow,
    language,
    found,
    otherwise,
    endpoints: new Map(endpoints),
  };
}

/** Number of items that the source held in the strength window. */
export function heldIn(tally: Tally, within: HeldWindow): number {
  return tally.held + tally.latest.within(within.from, within.to);
}

function endpointOf({ endpoints }: Tally, name: string): { fetched: number; found: number } {
  const known = endpoints.get(name);
  if (known !== undefined) return known;
  const opened = { fetched: 0, found: 0 };
  endpoints.set(name, opened);
  return opened;
}
