/** Maps items of Hacker News, from Algolia's search or from its own item API on Firebase. */
import { decodeHTML } from 'entities';
import { htmlLinks } from '../shared/html-links.js';
import { htmlToText } from '../shared/html-text.js';
import { instantOf, instantOfSeconds } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';

const SITE = 'https://news.ycombinator.com';

export function isAlgoliaHit(value: unknown): boolean {
  const hit = objectOf(value);
  return hit !== null && 'objectID' in hit && ('created_at_i' in hit || '_tags' in hit);
}

/** Whether the value is a hit as the search returns it, with a numeric id and a title or text. */
export function isHit(value: unknown): boolean {
  return (
    isAlgoliaHit(value) &&
    numberOf(objectOf(value)?.['objectID']) !== null &&
    hasText(value, 'title', 'story_text', 'comment_text')
  );
}

/** Maps a hit of Algolia's search. A story that is only a link has no text, and a comment has no points. */
export function fromAlgolia(value: unknown): Found | null {
  const hit = objectOf(value);
  const id = numberOf(hit?.['objectID']);
  if (hit === null || id === null || !isAlgoliaHit(hit)) return null;
  const comment = textOf(hit['comment_text']);
  const isComment = comment !== null || listOf(hit['_tags']).includes('comment');
  return toFound({
    id,
    isComment,
    title: isComment ? null : textOf(hit['title']),
    html: comment ?? textOf(hit['story_text']) ?? '',
    link: isComment ? null : webOf(hit['url']),
    author: textOf(hit['author']),
    publishedAt: instantOfSeconds(hit['created_at_i']) ?? instantOf(hit['created_at']),
    points: countOf(hit['points']),
    replies: countOf(hit['num_comments']) ?? lengthOf(hit, 'children'),
    root: numberOf(hit['story_id']),
    parent: numberOf(hit['parent_id']),
  });
}

const TYPES: ReadonlySet<unknown> = new Set(['story', 'comment', 'job', 'poll']);

export function isFirebaseItem(value: unknown): boolean {
  const item = objectOf(value);
  return item !== null && TYPES.has(item['type']) && typeof item['id'] === 'number' && 'time' in item;
}

/** Maps an item of the official API, as archives contain them; null if it is dead or deleted. */
export function fromFirebase(value: unknown): Found | null {
  const item = objectOf(value);
  const id = numberOf(item?.['id']);
  if (item === null || id === null || !isFirebaseItem(item)) return null;
  if (item['deleted'] === true || item['dead'] === true) return null;
  const isComment = item['type'] === 'comment';
  return toFound({
    id,
    isComment,
    title: isComment ? null : textOf(item['title']),
    html: textOf(item['text']) ?? '',
    link: isComment ? null : webOf(item['url']),
    author: textOf(item['by']),
    publishedAt: instantOfSeconds(item['time']),
    points: countOf(item['score']),
    replies: countOf(item['descendants']) ?? lengthOf(item, 'kids'),
    root: null,
    parent: numberOf(item['parent']),
  });
}

interface Post {
  readonly id: string;
  readonly isComment: boolean;
  readonly title: string | null;
  readonly html: string;
  readonly link: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly points: number | null;
  readonly replies: number | null;
  readonly root: string | null;
  readonly parent: string | null;
}

function toFound(post: Post): Found | null {
  // A title is plain text with entities, and may mention <div>; a text is HTML.
  const title = post.title === null ? null : decodeHTML(post.title);
  const text = htmlToText(post.html);
  if (text === '' && title === null) return null;
  return {
    id: post.id,
    kind: post.isComment ? 'comment' : 'post',
    url: `${SITE}/item?id=${post.id}`,
    title,
    text,
    author: {
      id: post.author,
      handle: post.author,
      url: post.author === null ? null : `${SITE}/user?id=${encodeURIComponent(post.author.toWellFormed())}`,
    },
    publishedAt: post.publishedAt,
    precision: 'second',
    links: distinct([post.link, ...htmlLinks(post.html)]),
    engagement: { likes: post.points, replies: post.replies },
    thread: { root: post.isComment ? post.root : null, parent: post.isComment ? post.parent : null },
  };
}

/** Id of an item as digits: a number in one API, a string in the other. Null for anything else. */
function numberOf(value: unknown): string | null {
  const id = idOf(value);
  return id !== null && /^\d{1,15}$/.test(id) ? id : null;
}

/** Length of a list; null if it is absent, as empty ones are. */
function lengthOf(value: JsonObject, member: string): number | null {
  return Array.isArray(value[member]) ? listOf(value[member]).length : null;
}
