/** Ids of rows that have none. */
import { createHash } from 'node:crypto';
import type { Found } from '../../types.js';

/** @param place which row of its file it is */
type RowId = (found: Found, place: number) => string;

/**
 * Made of the row, its place and the first such row: equal rows of one file stay two, files that begin differently never
 * share an id, and a file that has grown at its end, or lies elsewhere, has the ids that it had.
 */
export function rowIds(): RowId {
  let first: string | null = null;
  return (found, place) => {
    const said = JSON.stringify(found);
    first ??= said;
    return createHash('sha256').update(`${first}\n${place}\n${said}`).digest('hex').slice(0, 20);
  };
}
