/** What is found in a row by the names of its fields alone. */
import type { JsonObject } from '../../sources/shared/json.js';
import { objectOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { type FieldName, merged } from './fields.js';
import { namesCounts, namesReview, type Obvious, obviousCount, obviousName } from './obvious-names.js';

interface ObviousFound {
  readonly found: Found;
  /** A field for the time holds none that could be read. */
  readonly hasUnreadableTime: boolean;
}

/** Of several fields for one thing, the surest that holds something. @param zone of times that name none */
export function obviousIn(row: JsonObject, zone: string): ObviousFound {
  const fields: FieldName[] = [];
  const ranks: number[] = [];
  const parts: Found[] = [];
  let hasUnreadableTime = false;
  const offer = (obvious: Obvious | null, value: unknown) => {
    if (obvious === null || value === null || value === '') return;
    const { field, rank, read } = obvious;
    const before = fields.indexOf(field);
    if (before !== -1 && ranks[before]! <= rank) return;
    const part = read(value, zone);
    if (part === null) {
      hasUnreadableTime ||= field === 'publishedAt';
      return;
    }
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
  const score = fields.indexOf('engagement.score');
  if (score !== -1 && !fields.includes('rating') && isReview(row)) {
    const rating = parts[score]!.engagement!.score!;
    if (rating >= 1 && rating <= MOST_STARS) parts[score] = { rating };
  }
  return { found: merged(parts), hasUnreadableTime };
}

const MOST_STARS = 5;

const isReview = (row: JsonObject): boolean => Object.keys(row).some(namesReview);

/** Is there a column for what was said? */
export function isTextName(name: string): boolean {
  const field = obviousName(name)?.field;
  return field === 'text' || field === 'title';
}
