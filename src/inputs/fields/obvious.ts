/** Reads a row by the names of its fields alone. */
import type { JsonObject } from '../../sources/shared/json.js';
import { objectOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { isBetterValue, mayBeBetter } from './better-value.js';
import { type FieldName, merged } from './fields.js';
import { isOfCommented, namesCounts, namesLastText, type Obvious, obviousCount, obviousName } from './obvious-names.js';
import { isOfGoods, isReview, lastTextOf, ratingOfScore, summaryOf } from './of-review.js';

interface ObviousFound {
  readonly found: Found;
  /** A field for the time has a value, but none that can be read. */
  readonly hasUnreadableTime: boolean;
}

/**
 * Of several fields with the same meaning, the most reliable one with a value is used.
 * @param zone time zone of times without one
 */
export function obviousIn(row: JsonObject, zone: string): ObviousFound {
  const fields: FieldName[] = [];
  const ranks: number[] = [];
  const parts: Found[] = [];
  let hasUnreadableTime = false;
  const offer = (obvious: Obvious | null, value: unknown) => {
    if (obvious === null || value === null || value === '') return;
    const { field, rank, read } = obvious;
    const before = fields.indexOf(field);
    const isSurer = before === -1 || ranks[before]! > rank;
    if (!isSurer && !mayBeBetter(value, parts[before]!)) return;
    const part = read(value, zone);
    if (part === null) {
      hasUnreadableTime ||= isSurer && field === 'publishedAt';
      return;
    }
    if (before !== -1 && (isSurer ? isBetterValue(parts[before]!, part) : !isBetterValue(part, parts[before]!))) return;
    const place = before === -1 ? fields.length : before;
    fields[place] = field;
    ranks[place] = rank;
    parts[place] = part;
  };
  for (const name of Object.keys(row)) {
    const value = row[name];
    const counts = typeof value === 'object' && namesCounts(name) ? objectOf(value) : null;
    if (counts === null) offer(obviousName(name), value);
    else for (const count of Object.keys(counts)) offer(obviousCount(count), counts[count]);
  }
  const partOf = (field: FieldName): Found | null => parts[fields.indexOf(field)] ?? null;
  const add = (field: FieldName, part: Found | null) => {
    if (part === null) return;
    fields.push(field);
    parts.push(part);
  };
  const score = fields.indexOf('engagement.score');
  if (score !== -1 && !fields.includes('rating') && isReview(row)) {
    parts[score] = ratingOfScore(parts[score]!.engagement!.score!) ?? parts[score]!;
  }
  if (!fields.includes('title') && ('summary' in row || 'Summary' in row) && fields.includes('text')) {
    const summary = summaryOf(row);
    if (summary?.title !== partOf('text')?.text) add('title', summary);
  }
  if (!fields.includes('text') && Object.keys(row).some(namesLastText)) add('text', lastTextOf(row));
  const id = fields.indexOf('id');
  if (id !== -1 && (isOfGoods(row) || isOfCommented(ranks[id]!, ranks[fields.indexOf('text')] ?? -1))) parts[id] = {};
  // Link targets in the text count only if the row has no list of links.
  const listed = partOf('links');
  const found = merged(listed === null || partOf('text')?.links === undefined ? parts : [...parts, listed]);
  return { found, hasUnreadableTime };
}

/** Whether a column with this name may contain a text or title. */
export function isTextName(name: string): boolean {
  const field = obviousName(name)?.field;
  return field === 'text' || field === 'title' || namesLastText(name);
}
