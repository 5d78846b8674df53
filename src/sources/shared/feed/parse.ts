/** Parses feeds of every format from untrusted bytes: never throws, and limits size, depth and time. */
import { decodeText } from '../charset.js';
import type { Feed } from './feed.js';
import { readJsonFeed } from './json.js';
import { readXmlFeed } from './read-xml.js';

export type { Feed, FeedItem } from './feed.js';

/** Longer documents are cut off. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * @param hints `contentType` as in the HTTP header; `url` of the document, as the base of relative URLs
 * @returns null if it is not a feed
 */
export function parseFeed(bytes: Uint8Array, hints: { contentType?: string; url?: string } = {}): Feed | null {
  const text = decodeText(bytes.subarray(0, MAX_BYTES), hints.contentType).trimStart();
  const feed = text.startsWith('{') ? readJsonFeed(text, hints.url) : readXmlFeed(text, hints.url);
  return feed !== null && bytes.length > MAX_BYTES ? { ...feed, truncated: true, isTorn: false } : feed;
}
