/** A post in a form common to both of X's APIs, and its conversion to a found item. */
import { decodeXML } from 'entities';
import { distinct } from '../shared/json.js';
import type { Found } from '../source.js';

export interface Said
  extends Required<Pick<Found, 'author' | 'publishedAt' | 'language' | 'engagement' | 'repostOf' | 'quoteOf'>> {
  readonly id: string;
  /** Contains &amp;amp; and the like, as in both APIs. */
  readonly text: string;
  readonly tags: readonly (string | null)[];
  readonly links: readonly (string | null)[];
  readonly root: string | null;
  readonly parent: string | null;
  readonly media: readonly (string | null)[];
}

export function toFound(post: Said): Found {
  const { id, text, author, tags, links, media, root, parent, ...rest } = post;
  const handle = author.handle ?? null;
  return {
    ...rest,
    id,
    kind: 'post',
    url: `https://x.com/${handle ?? 'i'}/status/${id}`,
    text: decodeXML(text),
    author: { ...author, url: handle === null ? null : `https://x.com/${handle}` },
    precision: 'second',
    tags: distinct(tags),
    // Pictures appear as links to the post itself.
    links: distinct(links).filter(
      (link) => !/^https:\/\/(?:x|twitter)\.com\/\w+\/status\/\d+\/(?:photo|video)\//.test(link),
    ),
    thread: { root: root === id ? null : root, parent },
    media: distinct(media),
  };
}

/** Ids exceed 2^53: as a number, an id would have lost its last digits. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}
