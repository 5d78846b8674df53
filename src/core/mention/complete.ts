/** Turns what a source found into a mention: ids get a prefix, values are checked, missing ones become null. */

import { KINDS } from '../../kinds.js';
import { patternFor } from '../../lazy-pattern.js';
import { isPlainAddress, parseUrl } from '../../parse-url.js';
import type { Author, Engagement, Found, Mention } from '../../types.js';
import { languageCode } from '../text/language-code.js';
import { foundInstant } from './found-instant.js';
import { withoutTracking } from './tracking.js';

const LIST_AT_MOST = 100;
const TEXT_AT_MOST = 200_000;
const ADDRESS_AT_MOST = 20_000;

/** Members may hold anything: a source may be wrong about its site, and a file about its own contents. */
type Given = Readonly<Partial<Record<string, unknown>>>;

export interface CompleteContext {
  /** The source it was found on. */
  readonly source: string;
  /** Whether an item may name another network as its source; only local input may. */
  readonly namesSource?: boolean;
  readonly seenAt: string;
}

/**
 * Builds a mention and drops everything of the wrong shape, so that later code can trust it. Returns null if there is
 * neither an id nor an address, or no content.
 */
export function complete(given: Found, context: CompleteContext): Mention | null {
  const found: Given = membersOf(given);
  const source = (context.namesSource === true ? sourceName(found['source']) : null) ?? context.source;
  const url = untracked(found['url']);
  const nativeId = id(found['id']) ?? url;
  const title = text(found['title']);
  const body = text(found['text']);
  if (nativeId === null || (title === null && body === null)) return null;
  const prefixed = (value: unknown) => {
    const native = id(value);
    return native === null ? null : `${source}:${native}`;
  };
  const when = foundInstant(found['publishedAt'], found['precision']);
  const thread = membersOf(found['thread']);
  return {
    id: `${source}:${nativeId}`,
    source,
    kind: KINDS.find((kind) => kind === found['kind']) ?? 'post',
    url,
    title,
    text: body ?? '',
    excerpt: '',
    author: found['author'] === undefined ? NOBODY : author(membersOf(found['author'])),
    publishedAt: when?.publishedAt ?? null,
    precision: when?.precision ?? null,
    seenAt: context.seenAt,
    language: typeof found['language'] === 'string' ? languageCode(found['language']) : null,
    tags: list(found['tags'], tag),
    links: list(found['links'], untracked),
    engagement: found['engagement'] === undefined ? UNCOUNTED : engagement(membersOf(found['engagement'])),
    rating: number(found['rating']),
    origin: origin(membersOf(found['origin'])),
    thread: threadOf(prefixed(thread['root']), prefixed(thread['parent'])),
    repostOf: prefixed(found['repostOf']) ?? prefixed(title === null ? repeatedAccount(body) : null),
    quoteOf: prefixed(found['quoteOf']),
    media: list(found['media'], address),
    isOwned: false,
    relevance: 1,
    relevanceReasons: NONE,
    matched: NONE,
    copies: NONE,
    sentiment: NOT_JUDGED,
    emotions: NONE,
    intents: NONE,
  };
}

/**
 * Nothing is ever added to these parts of a mention, so all mentions share the empty ones, which saves a sixth of their
 * memory.
 */
const NONE = Object.freeze([]) as readonly never[] as never[];

const NOT_JUDGED: Mention['sentiment'] = Object.freeze({
  label: null,
  polarity: null,
  score: null,
  comparative: null,
  confidence: null,
  reasons: NONE,
});

const NO_ORIGIN: Mention['origin'] = Object.freeze({ name: null, url: null });
const NO_THREAD: Mention['thread'] = Object.freeze({ root: null, parent: null });

/** Returns the links of the first post of the item's thread; empty if unknown. */
export function threadLinks(given: Found): readonly string[] {
  return list(membersOf(membersOf(given)['thread'])['links'], untracked);
}

/**
 * Returns the account reposted by `RT @ann: …`, with or without the colon. With a word before it, RT marks a quotation.
 */
function repeatedAccount(text: string | null): string | null {
  if (text?.startsWith('RT') !== true) return null;
  const [, handle] = /^RT\s{1,2}(@[\w.-]{1,100}(?:@[\w.-]{1,200})?)(?:\s?:\s*\S|\s{1,3}[^\s:])/.exec(text) ?? [];
  return handle ?? null;
}

function origin(given: Given): Mention['origin'] {
  const name = text(given['name']);
  const url = address(given['url']);
  return name === null && url === null ? NO_ORIGIN : { name, url };
}

const threadOf = (root: string | null, parent: string | null): Mention['thread'] =>
  root === null && parent === null ? NO_THREAD : { root, parent };

function author(given: Given): Author {
  return {
    id: id(given['id']),
    handle: handle(given['handle']),
    name: text(given['name']),
    url: address(given['url']),
    followers: count(given['followers']),
  };
}

const NOBODY: Author = Object.freeze(author({}));

function handle(value: unknown): string | null {
  const given = text(value);
  return (given?.startsWith('@') === true ? given.slice(1) : given) || null;
}

function engagement(given: Given): Engagement {
  return {
    likes: count(given['likes']),
    reposts: count(given['reposts']),
    replies: count(given['replies']),
    quotes: count(given['quotes']),
    views: count(given['views']),
    score: number(given['score']),
  };
}

const UNCOUNTED: Engagement = Object.freeze(engagement({}));

function membersOf(value: unknown): Given {
  return typeof value === 'object' && value !== null ? (value as Given) : {};
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = shortened(value).toWellFormed().trim();
  return trimmed === '' ? null : trimmed;
}

/** Truncates a text, but not between the halves of a surrogate pair. */
function shortened(value: string): string {
  if (value.length <= TEXT_AT_MOST) return value;
  const isInside = (value.codePointAt(TEXT_AT_MOST - 1) ?? 0) > 0xffff;
  return value.slice(0, isInside ? TEXT_AT_MOST - 1 : TEXT_AT_MOST);
}

/** Ids are strings, but many sources deliver them as numbers. */
function id(value: unknown): string | null {
  return Number.isSafeInteger(value) ? String(value) : text(value);
}

/** A colon would make the prefixed id ambiguous. */
function sourceName(value: unknown): string | null {
  return typeof value === 'string' && SOURCE_NAME(value).test(value) ? value : null;
}

const SOURCE_NAME = patternFor(String.raw`^[^\s:\p{C}]{1,100}$`, 'u');

function tag(value: unknown): string | null {
  return (
    text(value)
      ?.replace(/^[#＃]+/u, '')
      .trim() || null
  );
}

function list(values: unknown, read: (value: unknown) => string | null): string[] {
  if (!Array.isArray(values) || values.length === 0) return NONE;
  const known = values.slice(0, LIST_AT_MOST).map(read);
  return [...new Set(known)].filter((value) => value !== null);
}

/**
 * Returns an http(s) address as received, or, if it contains white space or control characters, as a browser would read
 * it.
 */
function address(value: unknown): string | null {
  const given = typeof value === 'string' && value.length <= ADDRESS_AT_MOST ? text(value) : null;
  if (given === null || isPlainAddress(given)) return given;
  if (!/^https?:\/\//i.test(given)) return null;
  const url = parseUrl(given);
  if (url === null) return null;
  return /[\s\0-\x1f\x7f-\x9f]/.test(given) ? url.href : given;
}

function untracked(value: unknown): string | null {
  const web = address(value);
  return web === null ? null : withoutTracking(web);
}

function number(value: unknown): number | null {
  // -0 + 0 is 0
  return typeof value === 'number' && Number.isFinite(value) ? value + 0 : null;
}

function count(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) + 0 : null;
}
