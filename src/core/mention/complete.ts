/** From what a source found to a mention: ids prefixed, values checked, the rest filled with null. */
import { parseUrl } from '../../parse-url.js';
import { type Author, type Engagement, type Found, KINDS, type Mention } from '../../types.js';
import { withoutTracking } from './tracking.js';

const LIST_AT_MOST = 100;
const TEXT_AT_MOST = 200_000;
// Outside them ISO 8601 wants a sign before the year, and nobody wrote anything there.
const YEAR_1 = -62_135_596_800_000;
const YEAR_10000 = 253_402_300_800_000;
const KNOWN_KINDS: ReadonlySet<string> = new Set(KINDS);
/** Codes that stand for "no language", and two that ISO renamed. */
const NO_LANGUAGE = new Set(['und', 'zxx', 'mul', 'mis', 'qme', 'qam', 'qct', 'qht', 'qst']);
const RENAMED = new Map([
  ['iw', 'he'],
  ['in', 'id'],
]);

/**
 * A source may be wrong about its site, and a file about itself: what has the wrong shape is dropped here, so that
 * everything after it can trust a mention. Null where there is neither id nor address, or nothing said.
 */
export function complete(found: Found, context: { source: string; seenAt: string }): Mention | null {
  const source = text(found.source) ?? context.source;
  const url = web(found.url);
  const nativeId = text(found.id) ?? url;
  const title = text(found.title);
  const body = text(found.text);
  if (nativeId === null || (title === null && body === null)) return null;
  const prefixed = (id: unknown) => {
    const native = text(id);
    return native === null ? null : `${source}:${native}`;
  };
  const publishedAt = instant(found.publishedAt);
  return {
    id: `${source}:${nativeId}`,
    source,
    kind: KNOWN_KINDS.has(String(found.kind)) ? found.kind! : 'post',
    url,
    title,
    text: body ?? '',
    excerpt: '',
    author: author(found.author),
    publishedAt,
    precision: publishedAt === null ? null : precision(found.precision),
    seenAt: context.seenAt,
    language: language(found.language),
    tags: strings(found.tags).map((tag) => tag.replace(/^#/, '')),
    links: [...new Set(strings(found.links).map(web))].filter((link) => link !== null),
    engagement: engagement(found.engagement),
    rating: number(found.rating),
    origin: { name: text(found.origin?.name), url: web(found.origin?.url) },
    thread: { root: prefixed(found.thread?.root), parent: prefixed(found.thread?.parent) },
    repostOf: prefixed(found.repostOf),
    quoteOf: prefixed(found.quoteOf),
    media: strings(found.media),
    isOwned: false,
    relevance: 1,
    matched: [],
    copies: [],
    sentiment: { label: null, polarity: null, score: null, comparative: null, confidence: null, reasons: [] },
    emotions: [],
    intents: [],
  };
}

function author(given: Partial<Author> | undefined): Author {
  return {
    id: text(given?.id),
    handle: text(given?.handle)?.replace(/^@/, '') || null,
    name: text(given?.name),
    url: web(given?.url),
    followers: count(given?.followers),
  };
}

function engagement(given: Partial<Engagement> | undefined): Engagement {
  return {
    likes: count(given?.likes),
    reposts: count(given?.reposts),
    replies: count(given?.replies),
    quotes: count(given?.quotes),
    views: count(given?.views),
    score: number(given?.score),
  };
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = value.slice(0, TEXT_AT_MOST).toWellFormed().trim();
  return trimmed === '' ? null : trimmed;
}

function strings(values: unknown): string[] {
  if (!Array.isArray(values)) return [];
  return [...new Set(values.slice(0, LIST_AT_MOST).map(text))].filter((value) => value !== null);
}

function web(value: unknown): string | null {
  const address = text(value);
  if (address === null || !/^https?:\/\//i.test(address) || parseUrl(address) === null) return null;
  return withoutTracking(address);
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function count(value: unknown): number | null {
  const known = number(value);
  return known === null || known < 0 ? null : known;
}

function instant(value: unknown): string | null {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return milliseconds >= YEAR_1 && milliseconds < YEAR_10000 ? new Date(milliseconds).toISOString() : null;
}

function precision(value: unknown): Mention['precision'] {
  return value === 'day' || value === 'minute' ? value : 'second';
}

function language(value: unknown): string | null {
  const primary = text(value)?.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  if (!/^[a-z]{2,3}$/.test(primary) || NO_LANGUAGE.has(primary)) return null;
  return RENAMED.get(primary) ?? primary;
}
