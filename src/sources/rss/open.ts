/** Opens the feed for what the user gave: the feed itself, or a page of its site. */
import { placeOf, typedAddress } from '../shared/address.js';
import { botWall, isBotWall } from '../shared/bot-wall.js';
import { decodeText } from '../shared/charset.js';
import { type Context, type Document, fetchDocument, keepFeed } from '../shared/feed/document.js';
import type { OpenFeed } from '../shared/feed/pages.js';
import { type Feed, parseFeed } from '../shared/feed/parse.js';
import { SourceError } from '../source.js';
import { feedsNamedBy, usualPlaces } from './discover.js';

/** @throws SourceError `not_a_feed` if it is something else; `needs_config` if it is not a URL */
export async function openFeed(given: string, context: Context): Promise<OpenFeed> {
  const address = readAddress(given);
  const document = await fetchDocument(address, false, context);
  const feed = await readAndKeep(address, document, context);
  if (feed !== null) return { feed, address };
  if (!isPage(document)) throw notAFeed(address, 'it is neither a feed nor a web page');
  return discover(address, document, context);
}

/** @throws SourceError `needs_config` if it is not a URL */
export function readAddress(given: string): string {
  const address = typedAddress(given);
  if (address !== null) return address;
  throw new SourceError('needs_config', `rss.feeds: ${JSON.stringify(given)} is not a feed`, {
    hint: 'write addresses, such as https://example.com/feed.xml',
  });
}

/** Opens a page of older items; null if it is not a feed. */
export async function openNext(next: string, given: string, context: Context): Promise<OpenFeed | null> {
  const document = await fetchDocument(next, isElsewhere(next, given), context);
  const feed = read(document);
  return feed === null ? null : { feed, address: next };
}

const NAMED_AT_MOST = 3;

async function discover(address: string, page: Document, context: Context): Promise<OpenFeed> {
  const html = decodeText(page.bytes, page.contentType);
  if (isBotWall(html)) throw botWall(placeOf(address), 'give the address of the feed itself');
  const named = (await feedsNamedBy(html, page.url)).slice(0, NAMED_AT_MOST);
  for (const candidate of named.length > 0 ? named : usualPlaces(page.url)) {
    const feed = await tryFeed(candidate, address, context);
    if (feed === null) continue;
    context.note(`${placeOf(address)} has its feed at ${placeOf(candidate)}`);
    return { feed, address: candidate };
  }
  throw notAFeed(address, 'it is a web page that names none');
}

/** Returns null if nothing is found there. Other failures are thrown, as further guesses would only repeat them. */
async function tryFeed(candidate: string, given: string, context: Context): Promise<Feed | null> {
  try {
    return await readAndKeep(
      candidate,
      await fetchDocument(candidate, isElsewhere(candidate, given), context),
      context,
    );
  } catch (error) {
    if (error instanceof SourceError && ['not_found', 'auth', 'bad_response'].includes(error.code)) return null;
    throw error;
  }
}

async function readAndKeep(address: string, document: Document, context: Context): Promise<Feed | null> {
  const feed = read(document);
  if (feed !== null) await keepFeed(address, feed, document, context);
  return feed;
}

function read({ bytes, contentType, url }: Document): Feed | null {
  return parseFeed(bytes, { contentType, url });
}

function isPage({ bytes, contentType }: Document): boolean {
  if (/\bhtml\b/i.test(contentType)) return true;
  return /^\s*<(?:!doctype html|html)\b/i.test(decodeText(bytes.subarray(0, 1024)));
}

/** URLs not named by the user must not lead to private addresses. */
function isElsewhere(address: string, given: string): boolean {
  return new URL(address).origin !== new URL(typedAddress(given) ?? address).origin;
}

function notAFeed(address: string, why: string): SourceError {
  return new SourceError('not_a_feed', `${placeOf(address)} is not a feed: ${why}`, {
    hint: 'give the address of the feed itself, as https://example.com/feed.xml',
  });
}
