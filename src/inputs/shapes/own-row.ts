/** Our own CSV and TSV of mentions, with all or some of the columns. */
import type { JsonObject } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { FIELDS, type FieldName, merged } from '../fields/fields.js';
import { nativeId } from './own-mention.js';

export function isOwnRow(row: JsonObject): boolean {
  const { id, source } = row;
  return typeof id === 'string' && typeof source === 'string' && source !== '' && id.startsWith(`${source}:`);
}

const COLUMNS: ReadonlyMap<string, FieldName> = new Map([
  ['kind', 'kind'],
  ['published_at', 'publishedAt'],
  ['author_followers', 'author.followers'],
  ['language', 'language'],
  ['likes', 'engagement.likes'],
  ['reposts', 'engagement.reposts'],
  ['replies', 'engagement.replies'],
  ['views', 'engagement.views'],
  ['title', 'title'],
  ['text', 'text'],
  ['url', 'url'],
]);

/** Sentiment, relevance and copies are not read, as they are computed again. */
export function ownRow(row: JsonObject): Found {
  const source = String(row['source']);
  const author = unguarded(row['author']);
  const parts = [...COLUMNS].map(([column, field]) => FIELDS[field](unguarded(row[column]), 'UTC'));
  return merged([
    { id: nativeId(unguarded(row['id']), source), source },
    ...parts.filter((part) => part !== null),
    // The column contains the handle, or the name if there is no handle.
    author === '' ? {} : { author: /\s/.test(author) ? { name: author } : { handle: author } },
  ]);
}

// The CSV writer puts an apostrophe before anything a spreadsheet would take for a formula, and before an apostrophe.
const GUARDED = /^'(?:'|\s*[=+\-@＝＋－＠]|[ \ufeff]*[\t\r])/;

export function unguarded(cell: unknown): string {
  const text = typeof cell === 'string' ? cell : '';
  return GUARDED.test(text) ? text.slice(1) : text;
}
