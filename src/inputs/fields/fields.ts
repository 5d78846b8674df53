/** Our fields, by the names used in `--map`, and how each is made from a value. */
import type { Found } from '../../types.js';
import { withoutLanguageName } from './language-name.js';
import { momentOf } from './moment.js';
import { addressOf, countOf, kindOf, listOf, ratingOf, sourceNameOf, wordsOf } from './values.js';

/**
 * Returns the part of an item that a value stands for; null if the value does not fit.
 * @param zone time zone of times without one
 */
export type Field = (value: unknown, zone: string) => Found | null;

export const FIELDS = {
  id: words((id) => ({ id: withoutQuotes(id.trim()) })),
  url: taken(addressOf, (url) => ({ url })),
  title: words((title) => ({ title })),
  text: words((text) => ({ text })),
  author: words((handle) => ({ author: { handle } })),
  'author.handle': words((handle) => ({ author: { handle } })),
  'author.name': words((name) => ({ author: { name } })),
  'author.id': words((id) => ({ author: { id } })),
  'author.url': words((url) => ({ author: { url } })),
  'author.followers': number((followers) => ({ author: { followers } })),
  publishedAt: (value, zone) => {
    const moment = momentOf(value, zone);
    return moment === null ? null : { publishedAt: moment.iso, precision: moment.precision };
  },
  language: words((language) => ({ language: withoutLanguageName(language) })),
  tags: list((tags) => ({ tags })),
  links: list((links) => ({ links })),
  media: list((media) => ({ media })),
  kind: taken(kindOf, (kind) => ({ kind })),
  source: taken(sourceNameOf, (source) => ({ source })),
  rating: taken(ratingOf, (rating) => ({ rating })),
  'engagement.likes': number((likes) => ({ engagement: { likes } })),
  'engagement.reposts': number((reposts) => ({ engagement: { reposts } })),
  'engagement.replies': number((replies) => ({ engagement: { replies } })),
  'engagement.quotes': number((quotes) => ({ engagement: { quotes } })),
  'engagement.views': number((views) => ({ engagement: { views } })),
  'engagement.score': number((score) => ({ engagement: { score } })),
  'origin.name': words((name) => ({ origin: { name } })),
  'origin.url': words((url) => ({ origin: { url } })),
  'thread.root': words((root) => ({ thread: { root } })),
  'thread.parent': words((parent) => ({ thread: { parent } })),
  repostOf: words((repostOf) => ({ repostOf })),
  quoteOf: words((quoteOf) => ({ quoteOf })),
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof FIELDS;

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

/** Because spreadsheets round long numbers, tables of tweets write "1790000000000000001" including the quotes. */
function withoutQuotes(id: string): string {
  return id.endsWith('"') ? id.replace(/^=?"(\d+)"$/, '$1') : id;
}

const NESTED = new Set(['author', 'engagement', 'origin', 'thread']);

/** Merges parts of an item; later ones win. */
export function merged(parts: readonly Found[]): Found {
  const all: Record<string, unknown> = {};
  for (const part of parts as readonly Readonly<Record<string, unknown>>[]) {
    for (const name in part) {
      const before = NESTED.has(name) ? all[name] : undefined;
      all[name] = before === undefined ? part[name] : { ...before, ...(part[name] as object) };
    }
  }
  return all;
}

function taken<T>(take: (value: unknown) => T | null, place: (taken: T) => Found): Field {
  return (value) => {
    const part = take(value);
    return part === null ? null : place(part);
  };
}

function words(place: (words: string) => Found): Field {
  return taken(wordsOf, place);
}

function number(place: (number: number) => Found): Field {
  return taken(countOf, place);
}

function list(place: (list: string[]) => Found): Field {
  return taken(listOf, place);
}
