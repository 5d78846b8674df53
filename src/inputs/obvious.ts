/** What is found in a row by the names of its fields alone. */

import type { JsonObject } from '../sources/shared/json.js';
import { objectOf } from '../sources/shared/json.js';
import type { Found } from '../types.js';
import { type FieldName, merged } from './fields.js';
import { COUNTS, OBVIOUS, type Obvious, plainName } from './obvious-names.js';

export interface ObviousFound {
  readonly found: Found;
  /** A field for the time holds none that could be read. */
  readonly hasUnreadableTime: boolean;
}

/** Of several fields for one thing, the surest that holds something. @param zone of times that name none */
export function obviousIn(row: JsonObject, zone: string): ObviousFound {
  const best = new Map<FieldName, { rank: number; part: Found }>();
  let hasUnreadableTime = false;
  const offer = (name: string, value: unknown, isCount: boolean) => {
    const obvious = obviousName(name);
    if (obvious === null || value === null || value === '' || (isCount && !obvious.field.startsWith('engagement.')))
      return;
    const { field, rank, read } = obvious;
    if ((best.get(field)?.rank ?? Number.POSITIVE_INFINITY) <= rank) return;
    const part = read(value, zone);
    if (part !== null) best.set(field, { rank, part });
    else if (field === 'publishedAt') hasUnreadableTime = true;
  };
  for (const name of Object.keys(row)) {
    const counts = COUNTS.has(plainName(name)) ? objectOf(row[name]) : null;
    if (counts === null) offer(name, row[name], false);
    else for (const count of Object.keys(counts)) offer(count, counts[count], true);
  }
  let found: Found = {};
  for (const { part } of best.values()) found = merged(found, part);
  return { found, hasUnreadableTime };
}

/** Is there a column for what was said? */
export function isTextName(name: string): boolean {
  const field = obviousName(name)?.field;
  return field === 'text' || field === 'title';
}

const NAMES_AT_MOST = 5000;
const seen = new Map<string, Obvious | null>();

/** Rows repeat their names. */
function obviousName(name: string): Obvious | null {
  const known = seen.get(name);
  if (known !== undefined) return known;
  if (seen.size >= NAMES_AT_MOST) seen.clear();
  const obvious = OBVIOUS.get(plainName(name)) ?? null;
  seen.set(name, obvious);
  return obvious;
}
