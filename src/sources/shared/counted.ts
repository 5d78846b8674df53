/** Counts requests across runs, for networks that limit the number of requests in the preceding hours. */
import type { Cache } from '../source.js';
import { countedAlone } from './one-at-a-time.js';

const HOUR = 3_600_000;

interface Counter {
  /** Counts one more request. */
  add(): Promise<void>;
  /** Returns the number of requests in the preceding clock hours, the current one included. */
  count(): Promise<number>;
}

/** @param name name of the source that owns `cache` @param hours length of the network's window, in hours */
export function counterOf(name: string, hours: number, cache: Cache, now: Date): Counter {
  const hour = Math.floor(now.getTime() / HOUR);
  const read = async () => readCounts(await cache.get(KEY), (counted) => counted > hour - hours && counted <= hour);
  const addOne = async () => {
    const counts = await read();
    counts.set(hour, (counts.get(hour) ?? 0) + 1);
    await cache.set(KEY, [...counts].map(([counted, times]) => `${counted}:${times}`).join(' '));
  };
  return {
    add: () => countedAlone(cache, name, KEY, addOne),
    count: async () => [...(await read()).values()].reduce((sum, times) => sum + times, 0),
  };
}

const KEY = 'asked';

function readCounts(text: string | undefined, isWithin: (hour: number) => boolean): Map<number, number> {
  const pairs = (text ?? '').matchAll(/(?<!\d)(\d{1,9}):(\d{1,9})(?!\d)/g);
  const counts = Array.from(pairs, ([, hour, times]) => [Number(hour), Number(times)] as const);
  return new Map(counts.filter(([hour]) => isWithin(hour)));
}
