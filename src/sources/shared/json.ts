/** Reading JSON that a stranger wrote: what is not of the type asked for is null. */
import { isPlainAddress, parseUrl } from '../../parse-url.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Not empty. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number of things: never negative. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

/** An object with one of these members at least, whatever stands there. */
export function hasSome(value: unknown, ...names: readonly string[]): value is JsonObject {
  const object = objectOf(value);
  return object !== null && names.some((name) => name in object);
}

/** An object that has a text under one of these names at least, or says there that it has none: '' or null. */
export function hasText(value: unknown, ...names: readonly string[]): value is JsonObject {
  const object = objectOf(value);
  return object !== null && names.some((name) => typeof object[name] === 'string' || object[name] === null);
}

/** Ids are texts: a number beyond 2^53 has already lost its last digits. */
export function idOf(value: unknown): string | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(value);
}

/** An absolute http or https address. */
export function webOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return isPlainAddress(value) || (/^https?:\/\//i.test(value) && parseUrl(value) !== null) ? value : null;
}

/** Those that are there, once each. */
export function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null);
}
