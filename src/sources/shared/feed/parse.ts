/** Feeds of every format, as bytes from strangers: never throws, bounded in size, depth and time. */
import { decodeText } from '../charset.js';
import type { Feed } from './feed.js';
import { readJsonFeed } from './json.js';
import { readXmlFeed } from './read-xml.js';

export type { Feed, FeedItem } from './feed.js';

/** What is longer is cut. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * @param hints `contentType` as HTTP gave it, `url` of the document: relative addresses are relative to it
 * @returns null where it is no feed at all
 */
export function parseFeed(bytes: Uint8Array, hints: { contentType?: string; url?: string } = {}): Feed | null {
  const text = decodeText(bytes.subarray(0, MAX_BYTES), hints.contentType).trimStart();
  const feed = text.startsWith('{') ? readJsonFeed(text, hints.url) : readXmlFeed(text, hints.url);
  return feed !== null && bytes.length > MAX_BYTES ? { ...feed, truncated: true, isTorn: false } : feed;
}
