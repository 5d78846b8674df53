/**
 * Texts as every database keeps them: PostgreSQL refuses NUL, drivers of SQLite cut a text there, and half a character
 * is no UTF-8. Such a text is kept as its JSON, with a mark before it.
 */
import { createHash } from 'node:crypto';

const MARK = 'json:';

export function toStored(text: string): string {
  return isPlain(text) ? text : MARK + JSON.stringify(text);
}

/** What was damaged on the disk comes as it is. */
export function fromStored(stored: string): string {
  return stored.startsWith(`${MARK}"`) ? (readJson<string>(stored.slice(MARK.length)) ?? stored) : stored;
}

/** What the store wrote; null: it was damaged on the disk. */
export function readJson<T>(json: string): T | null {
  try {
    return JSON.parse(json) as T;
  } catch {
    return null;
  }
}

const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes('\0') && !text.startsWith(`${MARK}"`);

/** By which things are found again, however long and odd their names are: 22 letters, 128 bits of SHA-256. */
export function digest(...parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest().toString('base64url', 0, 16);
}
