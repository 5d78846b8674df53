/** Reads submissions and comments, wrapped as in listings or bare as in archives. */
import { decodeXML } from 'entities';
import { instantOfSeconds } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, type JsonObject, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';

const SITE = 'https://www.reddit.com';
/** Placeholders for removed authors and texts. */
const GONE = new Set(['[deleted]', '[removed]', '[deleted by user]', '[removed by reddit]']);

export function isReddit(value: unknown): boolean {
  const thing = unwrapped(value);
  return thing !== null && nameOf(thing) !== null;
}

/**
 * Whether a value is a thing of a listing: a submission or comment, removed or not, or another kind such as `more`
 * (folded comments).
 */
export function isThing(value: unknown): boolean {
  const thing = objectOf(value);
  return isReddit(value) || (OTHER_KINDS.has(thing?.['kind']) && hasText(thing?.['data'], 'id', 'name'));
}

const OTHER_KINDS: ReadonlySet<unknown> = new Set(['t2', 't4', 't5', 't6', 'more']);

/** Converts a submission or a comment; null for anything else, and if both title and text were removed. */
export function fromReddit(value: unknown): Found | null {
  const thing = unwrapped(value);
  const name = thing === null ? null : nameOf(thing);
  if (thing === null || name === null) return null;
  const isComment = name.startsWith('t1_');
  const title = isComment ? null : left(thing['title']);
  const text = left(isComment ? thing['body'] : thing['selftext']);
  if (title === null && text === null) return null;
  const author = left(thing['author']);
  const subreddit = textOf(thing['subreddit']);
  const score = thing['score'];
  return {
    id: name,
    kind: isComment ? 'comment' : 'post',
    url: addressOf(thing, name),
    title,
    text: text ?? '',
    author: {
      id: textOf(thing['author_fullname']),
      handle: author,
      url: author === null ? null : `${SITE}/user/${encodeURIComponent(author.toWellFormed())}`,
    },
    publishedAt: instantOfSeconds(thing['created_utc']),
    precision: 'second',
    links: isComment ? [] : distinct([linkOf(thing)]),
    engagement: {
      // Upvotes minus downvotes, fuzzed; Reddit no longer gives them separately.
      score: typeof score === 'number' && Number.isFinite(score) ? score : null,
      replies: countOf(thing['num_comments']),
    },
    origin: {
      name: subreddit === null ? null : `r/${subreddit}`,
      url: subreddit === null ? null : webOf(`${SITE}/r/${subreddit}/`),
    },
    thread: {
      root: isComment ? fullname(thing['link_id'], 't3_') : null,
      parent: isComment ? fullname(thing['parent_id'], 't1_') : null,
    },
  };
}

/** Listings wrap things that archives contain bare. */
function unwrapped(value: unknown): JsonObject | null {
  const thing = objectOf(value);
  return thing?.['kind'] === 't1' || thing?.['kind'] === 't3' ? objectOf(thing['data']) : thing;
}

/** Returns the id with its kind, as `t3_1abcde`: a submission and a comment may have the same bare id. */
function nameOf(thing: JsonObject): string | null {
  if (typeof thing['created_utc'] !== 'number' && typeof thing['created_utc'] !== 'string') return null;
  if (typeof thing['body'] === 'string' && 'link_id' in thing) return fullname(thing['name'] ?? thing['id'], 't1_');
  if (typeof thing['title'] === 'string' && 'subreddit' in thing) return fullname(thing['name'] ?? thing['id'], 't3_');
  return null;
}

/** Old archives omit the kind, and give parent ids of comments as numbers. */
function fullname(value: unknown, kind: string): string | null {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? value.toString(36) : idOf(value);
  if (id === null || !/^(?:t[13]_)?[a-z\d]{1,13}$/i.test(id)) return null;
  return /^t[13]_/.test(id) ? id : `${kind}${id}`;
}

function left(value: unknown): string | null {
  const text = textOf(value);
  // Without raw_json=1, and in archives, &, < and > are escaped.
  return text === null || GONE.has(text.trim().toLowerCase()) ? null : decodeXML(text);
}

function addressOf(thing: JsonObject, name: string): string | null {
  const permalink = textOf(thing['permalink']);
  if (permalink?.startsWith('/')) return webOf(`${SITE}${permalink.replace(/[?#].*$/s, '')}`);
  const id = name.slice(3);
  if (name.startsWith('t3_')) return `${SITE}/comments/${id}`;
  const root = fullname(thing['link_id'], 't3_');
  return root === null ? null : `${SITE}/comments/${root.slice(3)}/_/${id}`;
}

/** Returns the link of a submission; text submissions link to themselves. */
function linkOf(thing: JsonObject): string | null {
  const link = left(thing['url']);
  return thing['is_self'] === true || link === null ? null : webOf(link);
}
