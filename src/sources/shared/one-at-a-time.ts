/** Serializes tasks that must not run concurrently: logins, and counts that are read and written back. */
import type { Cache } from '../source.js';

const last = new Map<string, Promise<unknown>>();

/** Runs `task` once all earlier tasks of this process with the same name have settled. */
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

/**
 * Like `oneAtATime`, but across all processes that share the cache.
 * @param source name of the source that owns the cache
 * @param key key of the count
 */
export function countedAlone<T>(cache: Cache, source: string, key: string, task: () => Promise<T>): Promise<T> {
  return oneAtATime(`${source} ${key}`, () => cache.alone?.(key, task) ?? task());
}
