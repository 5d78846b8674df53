/** What a source may say of what it finds, by name: under any other name nobody reads it. */
import type { Author, Engagement, Found } from './types.js';

const AUTHOR: Readonly<Record<keyof Author, null>> = { id: null, handle: null, name: null, url: null, followers: null };

const ENGAGEMENT: Readonly<Record<keyof Engagement, null>> = {
  likes: null,
  reposts: null,
  replies: null,
  quotes: null,
  views: null,
  score: null,
};

/** Null: no object; else its own members. */
const MEMBERS: { readonly [K in keyof Found]-?: Readonly<Record<string, null>> | null } = {
  id: null,
  source: null,
  kind: null,
  url: null,
  title: null,
  text: null,
  author: AUTHOR,
  publishedAt: null,
  precision: null,
  hasUnreadableTime: null,
  language: null,
  tags: null,
  links: null,
  engagement: ENGAGEMENT,
  rating: null,
  origin: { name: null, url: null },
  thread: { root: null, parent: null, links: null },
  repostOf: null,
  quoteOf: null,
  media: null,
  endpoint: null,
};

/** Names under which something stands that nobody reads: `published_at`, `author.nick`; `author` where that is no object. */
export function unreadMembers(found: object): readonly string[] {
  return Object.entries(found).flatMap(([name, value]: readonly [string, unknown]) => {
    if (!Object.hasOwn(MEMBERS, name)) return [name];
    const inner = MEMBERS[name as keyof Found];
    if (inner === null || value === null || value === undefined) return [];
    if (typeof value !== 'object' || Array.isArray(value)) return [name];
    return Object.keys(value)
      .filter((part) => !Object.hasOwn(inner, part))
      .map((part) => `${name}.${part}`);
  });
}
