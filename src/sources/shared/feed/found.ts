/** Converts a feed to found items: kinds, authors, and ids that are stable across runs. */
import { own, ownCopy } from '../../../own-copy.js';
import type { Found } from '../../source.js';
import { hostOf } from '../address.js';
import type { Feed, FeedItem } from './feed.js';

/**
 * Returns the items newest first, without duplicate ids and without those that have neither title nor text. Strings are
 * copied, as a retained item would otherwise keep the text of the whole feed in memory.
 * @param address URL of the feed itself
 */
export function foundIn(feed: Feed, address: string): Found[] {
  const items = feed.items.filter((item) => item.title !== null || item.text !== '');
  const ids = nativeIds(items, address);
  const found = new Map<string, Found>();
  for (const [index, item] of items.entries()) {
    const id = ids[index]!;
    if (!found.has(id)) found.set(id, toFound(item, id, feed, address));
  }
  return [...found.values()].sort((a, b) => timeOf(b) - timeOf(a));
}

// Items without a time come last.
function timeOf({ publishedAt }: Found): number {
  return Date.parse(publishedAt ?? '1970-01-01');
}

const NOWHERE_ELSE = { name: null, url: null };

function toFound(item: FeedItem, id: string, feed: Feed, address: string): Found {
  const isComment = item.parent !== null || /#comment-\d+$/.test(item.url ?? '');
  const origin = item.source ?? NOWHERE_ELSE;
  return {
    id: ownCopy(id),
    kind: isComment || /^Comment on\b/.test(item.title ?? '') ? 'comment' : 'article',
    url: own(item.url),
    // The title of a comment repeats the title of the article and is not part of what the commenter wrote.
    title: isComment && item.text !== '' ? null : own(item.title),
    text: ownCopy(item.text),
    author: authorOf(item, feed, address),
    publishedAt: item.publishedAt,
    precision: item.precision,
    ...(item.hasUnreadableTime === true ? { hasUnreadableTime: true } : {}),
    language: own(item.language) ?? feed.language,
    tags: item.tags.map(ownCopy),
    links: item.links.map(ownCopy),
    engagement: { replies: item.comments.count },
    origin: { name: own(origin.name) ?? feed.title, url: own(origin.url) ?? feed.url ?? address },
    ...(item.parent === null ? {} : { thread: { parent: own(globalId(item.parent.id, address) ?? item.parent.url) } }),
    media: item.media.map(ownCopy),
  };
}

function authorOf(item: FeedItem, feed: Feed, address: string): NonNullable<Found['author']> {
  const name = item.author?.name ?? item.author?.email?.replace(/@.*/, '') ?? null;
  // A site that signs its articles with its own title names no author.
  if (name === null || name === feed.title) return {};
  return {
    id: personId(name, item.url ?? feed.url ?? address),
    name: ownCopy(name),
    url: own(item.author?.url ?? null),
  };
}

/** Sites identify people by name: the same name on the same site is the same person. */
export function personId(name: string, page: string): string {
  return `${hostOf(page).replace(/^www\./, '')}/${name.toLowerCase()}`;
}

/**
 * Chooses each item's id: the feed's own if it is globally unique, else combined with the feed's URL; then the item's
 * URL; then a hash of the content. An id shared by different items is not used.
 */
function nativeIds(items: readonly FeedItem[], address: string): string[] {
  const own = items.map(({ id }) => globalId(id, address));
  const urls = items.map(({ url }) => url);
  const ambiguousOwn = ambiguous(own, items);
  const ambiguousUrls = ambiguous(urls, items);
  return items.map((item, index) => {
    const id = own[index] ?? null;
    if (id !== null && !ambiguousOwn.has(id)) return id;
    if (item.url !== null && !ambiguousUrls.has(item.url)) return item.url;
    return `${address}#${fingerprint([item.publishedAt, item.url, item.title, item.text].join('\n'))}`;
  });
}

function globalId(id: string | null, address: string): string | null {
  return id === null || isGlobal(id) ? id : `${address}#${id}`;
}

function isGlobal(id: string): boolean {
  return /^(?:https?:\/\/[^/]|tag:|urn:)/i.test(id);
}

/**
 * Returns the values shared by different items. Aggregated feeds may repeat an item, or contain older versions of it.
 */
function ambiguous(values: readonly (string | null)[], items: readonly FeedItem[]): ReadonlySet<string> {
  const first = new Map<string, FeedItem>();
  const found = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const known = first.get(value);
    if (known === undefined) first.set(value, items[index]!);
    else if (!isSame(known, items[index]!)) found.add(value);
  }
  return found;
}

// Items without a title are compared by their text.
function isSame(one: FeedItem, other: FeedItem): boolean {
  return one.url === other.url && one.title === other.title && (one.title !== null || one.text === other.text);
}

/** FNV-1a over UTF-16 units in two variants: 64 bits, enough to distinguish the items of one feed. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0xcbf29ce4];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit ^ (a >>> 13), 0x01000193);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
