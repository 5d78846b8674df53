/** JSON in a cache that anybody may have written: read as far as it is what it should be. */
import type { Cache } from '../sources/source.js';

/** @param read gives null for what it cannot use; it may throw */
export async function remembered<T>(cache: Cache, key: string, read: (value: unknown) => T | null): Promise<T | null> {
  try {
    return read(JSON.parse((await cache.get(key)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Null where it is no object. Members are read by name only. */
export function objectIn(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}

/** ms; null where it is no time. */
export function instantIn(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** Times in ms among them: within what a Date can hold, and not before 1970. */
export function numberIn(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= 8.64e15 ? value : null;
}
