/** JSON Feed 1.0 and 1.1, and common deviations from them. */
import { httpAddress } from '../address.js';
import { parseDate } from '../date.js';
import { type HtmlText, readHtml } from '../html-text.js';
import { distinct, idOf, type JsonObject, listOf, objectOf, textOf } from '../json.js';
import { tidyLine, tidyText } from '../text.js';
import { languageTag } from './common-fields.js';
import type { Feed, FeedAuthor, FeedItem } from './feed.js';
import { absoluteLinks, UNREADABLE_TIME } from './finish.js';
import { titleText } from './markup.js';

const MAX_ITEMS = 50_000;
const MAX_TAGS = 100;
const MAX_MEDIA = 20;

/** Returns null if the text is not JSON, or is not a feed. */
export function readJsonFeed(text: string, address: string | undefined): Feed | null {
  const feed = parse(text);
  const items = feed?.['items'];
  if (feed === null || !Array.isArray(items) || !saysFeed(feed)) return null;
  // If no item is an object, this is not a feed, rather than an empty one.
  if (items.length > 0 && items.every((item) => objectOf(item) === null)) return null;
  const author = readAuthor(feed, address);
  return {
    format: 'json',
    title: titleText(textOf(feed['title']) ?? ''),
    description: tidyLine(textOf(feed['description']) ?? '') || null,
    url: addressOf(feed['home_page_url'], address),
    language: languageTag(textOf(feed['language'])),
    items: items
      .slice(0, MAX_ITEMS)
      .map(objectOf)
      .filter((item) => item !== null)
      .map((item) => readItem(item, author, address)),
    next: addressOf(feed['next_url'], address),
    truncated: items.length > MAX_ITEMS,
    // Incomplete JSON does not parse.
    isTorn: false,
  };
}

function parse(text: string): JsonObject | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

// Other JSON has `items` too; a feed gives its version, or at least its own or its site's URL.
function saysFeed(feed: JsonObject): boolean {
  if (/jsonfeed\.org/i.test(textOf(feed['version']) ?? '')) return true;
  return textOf(feed['home_page_url']) !== null || textOf(feed['feed_url']) !== null;
}

function readItem(item: JsonObject, feedAuthor: FeedAuthor | null, address: string | undefined): FeedItem {
  const external = addressOf(item['external_url'], address);
  const url = addressOf(item['url'], address) ?? external;
  const html = textOf(item['content_html']);
  const body: HtmlText | null = html === null ? null : readHtml(html);
  const plain = tidyText(textOf(item['content_text']) ?? '');
  const summary = tidyText(textOf(item['summary']) ?? '');
  const times = [item['date_published'], item['date_modified']];
  const moment = parseDate(textOf(times[0]) ?? '') ?? parseDate(textOf(times[1]) ?? '');
  return {
    id: idOf(item['id']),
    url,
    title: titleText(textOf(item['title']) ?? ''),
    text: plain || body?.text || summary,
    summary: summary || null,
    author: readAuthor(item, address) ?? feedAuthor,
    publishedAt: moment?.iso ?? null,
    precision: moment?.precision ?? null,
    ...(moment === null && times.some((time) => (time ?? '') !== '') ? UNREADABLE_TIME : {}),
    language: languageTag(textOf(item['language'])),
    tags: distinct(listOf(item['tags']).map((tag) => tidyLine(idOf(tag) ?? '') || null)).slice(0, MAX_TAGS),
    links: absoluteLinks([external ?? '', ...(body?.links ?? [])], url ?? address, url),
    media: distinct([
      addressOf(item['image'], address),
      ...listOf(item['attachments']).map((one) => addressOf(objectOf(one)?.['url'], address)),
    ]).slice(0, MAX_MEDIA),
    comments: { url: null, count: null, feed: null },
    parent: null,
    source: null,
  };
}

/** Returns the first author with a name; version 1.0 had a single author. */
function readAuthor(from: JsonObject, address: string | undefined): FeedAuthor | null {
  for (const author of [...listOf(from['authors']), from['author']].map(objectOf)) {
    const name = tidyLine(textOf(author?.['name']) ?? '');
    if (name !== '') return { name, url: addressOf(author?.['url'], address), email: null };
  }
  return null;
}

function addressOf(value: unknown, base: string | undefined): string | null {
  return httpAddress(textOf(value) ?? '', base);
}
