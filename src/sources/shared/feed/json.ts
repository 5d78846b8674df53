/** JSON Feed 1.0 and 1.1, and what people write under that name. */
import { httpAddress } from '../address.js';
import { parseDate } from '../date.js';
import { type HtmlText, readHtml } from '../html-text.js';
import { listOf, member, parseJson, stringOf } from '../json-value.js';
import { tidyLine, tidyText } from '../text.js';
import { languageTag } from './common-fields.js';
import type { Feed, FeedAuthor, FeedItem } from './feed.js';
import { absoluteLinks } from './finish.js';
import { titleText } from './markup.js';

const MAX_ITEMS = 50_000;

/** Null: no JSON, or JSON of something else. */
export function readJsonFeed(text: string, address: string | undefined): Feed | null {
  const feed = parseJson(text);
  const items = member(feed, 'items');
  if (!Array.isArray(items) || !saysFeed(feed)) return null;
  const author = readAuthor(feed, address);
  return {
    format: 'json',
    title: titleText(stringOf(member(feed, 'title')) ?? ''),
    description: line(member(feed, 'description')),
    url: httpAddress(stringOf(member(feed, 'home_page_url')) ?? '', address),
    language: languageTag(stringOf(member(feed, 'language'))),
    items: items.slice(0, MAX_ITEMS).flatMap((item) => (isObject(item) ? [readItem(item, author, address)] : [])),
    next: httpAddress(stringOf(member(feed, 'next_url')) ?? '', address),
    truncated: items.length > MAX_ITEMS,
  };
}

// Other JSON has `items` too; a feed says its version, or at least where it belongs.
function saysFeed(feed: unknown): boolean {
  if (/jsonfeed\.org/i.test(stringOf(member(feed, 'version')) ?? '')) return true;
  return stringOf(member(feed, 'home_page_url')) !== null || stringOf(member(feed, 'feed_url')) !== null;
}

function readItem(item: unknown, feedAuthor: FeedAuthor | null, address: string | undefined): FeedItem {
  const written = (name: string) => stringOf(member(item, name));
  const at = (name: string) => httpAddress(written(name) ?? '', address);
  const url = at('url') ?? at('external_url');
  const plain = written('content_text');
  const html = written('content_html');
  const summary = written('summary');
  const body: HtmlText | null = html === null ? null : readHtml(html);
  const moment = parseDate(written('date_published') ?? '') ?? parseDate(written('date_modified') ?? '');
  const media = [
    at('image'),
    ...listOf(item, 'attachments').map((one) => httpAddress(stringOf(member(one, 'url')) ?? '', address)),
  ];
  const external = at('external_url');
  return {
    id: written('id'),
    url,
    title: titleText(written('title') ?? ''),
    text: (plain === null ? body?.text : tidyText(plain)) || tidyText(summary ?? ''),
    summary: summary === null ? null : tidyText(summary),
    author: readAuthor(item, address) ?? feedAuthor,
    publishedAt: moment?.iso ?? null,
    precision: moment?.precision ?? null,
    language: languageTag(written('language')),
    tags: listOf(item, 'tags')
      .flatMap((tag) => line(tag) ?? [])
      .slice(0, 100),
    links: absoluteLinks([...(external === null ? [] : [external]), ...(body?.links ?? [])], url ?? address, url),
    media: [...new Set(media.filter((one) => one !== null))].slice(0, 20),
    comments: { url: null, count: null, feed: null },
    parent: null,
    source: null,
  };
}

/** The first author that has a name; version 1.0 had one. */
function readAuthor(from: unknown, address: string | undefined): FeedAuthor | null {
  for (const author of [...listOf(from, 'authors'), member(from, 'author')]) {
    const name = line(member(author, 'name'));
    if (name !== null) return { name, url: httpAddress(stringOf(member(author, 'url')) ?? '', address), email: null };
  }
  return null;
}

function line(value: unknown): string | null {
  return tidyLine(stringOf(value) ?? '') || null;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
