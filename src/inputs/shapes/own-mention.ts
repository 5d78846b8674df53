/** Our own mentions, as in our NDJSON output and reports. */
import { KINDS } from '../../kinds.js';
import { idOf, type JsonObject, listOf, objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';

/** Lines that describe mentions or the run, and contain no new mention. */
export function isOwnRemark(value: JsonObject): boolean {
  if (value['type'] === 'copy') return typeof value['of'] === 'string' && 'source' in value;
  if (value['type'] === 'source') return typeof value['name'] === 'string' && 'fetched' in value;
  return value['type'] === 'report' && typeof value['schema'] === 'string' && value['schema'].startsWith('socialrank.');
}

/** With the `type` of its line, or without. */
export function isOwnMention(value: JsonObject): boolean {
  const { id, source } = value;
  return (
    typeof id === 'string' &&
    typeof source === 'string' &&
    source !== '' &&
    id.startsWith(`${source}:`) &&
    objectOf(value['author']) !== null &&
    'publishedAt' in value &&
    KINDS.some((kind) => kind === value['kind'])
  );
}

/** Values are checked later, when mentions are completed: the file may have been changed. */
export function ownMention(value: JsonObject): Found {
  const source = String(value['source']);
  const native = (id: unknown) => nativeId(idOf(id), source);
  const origin = objectOf(value['origin']);
  const thread = objectOf(value['thread']);
  const { kind, precision, rating } = value as Pick<Found, 'kind' | 'precision' | 'rating'>;
  return {
    id: native(value['id']),
    source,
    ...(kind === undefined ? {} : { kind }),
    url: textOf(value['url']),
    title: textOf(value['title']),
    text: textOf(value['text']),
    author: objectOf(value['author']) ?? {},
    publishedAt: textOf(value['publishedAt']),
    precision: precision ?? null,
    language: textOf(value['language']),
    tags: listOf(value['tags']) as string[],
    links: listOf(value['links']) as string[],
    engagement: objectOf(value['engagement']) ?? {},
    rating: rating ?? null,
    origin: { name: textOf(origin?.['name']), url: textOf(origin?.['url']) },
    thread: { root: native(thread?.['root']), parent: native(thread?.['parent']) },
    repostOf: native(value['repostOf']),
    quoteOf: native(value['quoteOf']),
    media: listOf(value['media']) as string[],
  };
}

/** Removes the source before the id. */
export function nativeId(id: string | null, source: string): string | null {
  return id?.startsWith(`${source}:`) === true ? id.slice(source.length + 1) : id;
}
