/** Type-safe access to untrusted JSON: values of an unexpected type become null. */
import { isPlainAddress, parseUrl } from '../../parse-url.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns a non-empty string. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Returns a finite, non-negative number. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

/** Whether the value is an object with at least one of these members, whatever their values. */
export function hasSome(value: unknown, ...names: readonly string[]): value is JsonObject {
  const object = objectOf(value);
  return object !== null && names.some((name) => name in object);
}

/**
 * Whether the value is an object in which at least one of these members is a string or null; '' and null mean that
 * there is no text.
 */
export function hasText(value: unknown, ...names: readonly string[]): value is JsonObject {
  const object = objectOf(value);
  return object !== null && names.some((name) => typeof object[name] === 'string' || object[name] === null);
}

/** Returns an id as a string. Unsafe integers are rejected: a number beyond 2^53 has already lost its last digits. */
export function idOf(value: unknown): string | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(value);
}

/** Returns an absolute http(s) URL. */
export function webOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return isPlainAddress(value) || (/^https?:\/\//i.test(value) && parseUrl(value) !== null) ? value : null;
}

/** Removes nulls and duplicates. */
export function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null);
}
