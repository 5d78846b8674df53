/** The names of all members that an item found by a source can have; members with other names are ignored. */
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

/** Null for a member whose value is not examined further; otherwise the members of the nested object. */
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

/**
 * Returns the names of members that are ignored, such as `published_at` or `author.nick`; `author` if its value is not
 * an object.
 */
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
