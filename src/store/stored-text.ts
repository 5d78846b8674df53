/**
 * Texts in a form that every database stores: PostgreSQL rejects NUL, SQLite drivers cut texts there, and a lone
 * surrogate is not valid UTF-8. Such a text is stored as JSON with a prefix.
 */
import { createHash } from 'node:crypto';

const MARK = 'json:';

export function toStored(text: string): string {
  return isPlain(text) ? text : MARK + JSON.stringify(text);
}

/** Reverses `toStored`. A text that was damaged on disk is returned as it is. */
export function fromStored(stored: string): string {
  return stored.startsWith(`${MARK}"`) ? (readJson<string>(stored.slice(MARK.length)) ?? stored) : stored;
}

/** Parses JSON that the store wrote; null if it was damaged on disk. */
export function readJson<T>(json: string): T | null {
  try {
    return JSON.parse(json) as T;
  } catch {
    return null;
  }
}

const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes('\0') && !text.startsWith(`${MARK}"`);

/** Key by which things are found, however long and odd their names are: 128 bits of SHA-256 in 22 characters. */
export function digest(...parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest().toString('base64url', 0, 16);
}
