/** Generates ids for rows without one. */
import { createHash } from 'node:crypto';
import type { Found } from '../../types.js';

/** @param place number of the row in its file */
type RowId = (found: Found, place: number) => string;

/**
 * Hashes the row, its number and the first such row. Equal rows of one file thus stay distinct, files that begin
 * differently never share an id, and ids stay the same if a file grows at its end or is moved.
 */
export function rowIds(): RowId {
  let first: string | null = null;
  return (found, place) => {
    const said = JSON.stringify(found);
    first ??= said;
    return createHash('sha256').update(`${first}\n${place}\n${said}`).digest('hex').slice(0, 20);
  };
}
