/** Reads JSON from a cache that anyone may have written to, as far as it is valid. */
import type { Cache } from '../sources/source.js';

/** @param read returns null for a value that it cannot use; can throw */
export async function cachedJson<T>(cache: Cache, key: string, read: (value: unknown) => T | null): Promise<T | null> {
  try {
    return read(JSON.parse((await cache.get(key)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Returns null if the value is not an object. Read its members by name only. */
export function objectIn(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}

/** Returns milliseconds; null if the value is not a time. */
export function instantIn(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** Accepts times in milliseconds too: from 1970 up to the maximum of a Date. */
export function numberIn(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= 8.64e15 ? value : null;
}
