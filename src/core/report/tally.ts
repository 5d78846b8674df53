/** What one source gave, counted as it comes: nothing of what did not match is kept but its time. */
import { type Recent, recentTimes } from './recent.js';

export interface Tally {
  fetched: number;
  /** Neither id nor address, or nothing said: not counted as fetched. */
  malformed: number;
  unmatched: number;
  /** Of those, what might have matched had it said more: its likes, say. */
  unknown: number;
  outsideWindow: number;
  language: number;
  /** What was left when all these had fallen out, copies among it. */
  found: number;
  /** Of those, what has the id of another that says something else: it was taken for a copy. */
  otherwise: number;
  /** Stamped later than the clock: their time is not believed. */
  future: number;
  /** Stamped with what is no time. */
  unreadable: number;
  /** ms */
  oldest: number | null;
  newest: number | null;
  /** Items stamped within the strength window, matching or not; where the window's end is the data's own: `latest`. */
  held: number;
  /** Of items, where the window's end is not known. */
  readonly latest: Recent;
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
  if (endpoint !== null) endpointOf(tally, endpoint).fetched += 1;
  if (time === null) return;
  tally.oldest = Math.min(tally.oldest ?? time, time);
  tally.newest = Math.max(tally.newest ?? time, time);
  if (within === null) tally.latest.add(time);
  else if (time >= within.from && time < within.to) tally.held += 1;
}

/** One of the observed was taken in. */
export function keep(tally: Tally, endpoint: string | null): void {
  tally.found += 1;
  if (endpoint !== null) endpointOf(tally, endpoint).found += 1;
}

/** Of all that a source gave, where only `some` was looked at, for the rest is known not to match. */
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

/** How many items the source held in the strength window. */
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
