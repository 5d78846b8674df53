/** What must not run twice at once: a login, a count that is read and written. */
import type { Cache } from '../source.js';

const last = new Map<string, Promise<unknown>>();

/** Runs `task` when everything that this process asked before under the same name has ended, well or badly. */
export function oneAtATime<T>(name: string, task: () => Promise<T>): Promise<T> {
  const result = (last.get(name) ?? Promise.resolve()).then(task);
  const ended = result
    .catch(() => undefined)
    .then(() => {
      if (last.get(name) === ended) last.delete(name);
    });
  last.set(name, ended);
  return result;
}

/** The same for all processes that share the cache. @param source whose own it is @param key under which it counts */
export function countedAlone<T>(cache: Cache, source: string, key: string, task: () => Promise<T>): Promise<T> {
  return oneAtATime(`${source} ${key}`, () => cache.alone?.(key, task) ?? task());
}
