/** Prints a feed of alerts as RSS 2.0, Atom 1.0 (RFC 4287) or JSON Feed 1.1. */
import type { FeedEntry } from './means.js';

type Print = (entries: readonly FeedEntry[]) => string;

const TITLE = 'socialrank alerts';
const HOME = 'https://www.npmjs.com/package/socialrank';

/** By file extension. */
export const FEED_FORMATS: ReadonlyMap<string, Print> = new Map([
  ['.rss', rss],
  ['.atom', atom],
  ['.json', json],
]);

function rss(entries: readonly FeedEntry[]): string {
  const [newest] = entries;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0">',
    '<channel>',
    `<title>${TITLE}</title>`,
    `<link>${HOME}</link>`,
    '<description>Alerts about the brands that are watched.</description>',
    ...(newest === undefined ? [] : [`<lastBuildDate>${new Date(newest.at).toUTCString()}</lastBuildDate>`]),
    ...entries.flatMap(({ id, title, text, at }) => [
      '<item>',
      `<guid isPermaLink="false">${xml(id)}</guid>`,
      `<title>${xml(withoutTags(title))}</title>`,
      `<pubDate>${new Date(at).toUTCString()}</pubDate>`,
      // HTML within XML is escaped twice.
      `<description>${xml(html(text))}</description>`,
      '</item>',
    ]),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function atom(entries: readonly FeedEntry[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<id>urn:socialrank:alerts</id>',
    `<title>${TITLE}</title>`,
    `<updated>${entries[0]?.at ?? EPOCH}</updated>`,
    '<author><name>socialrank</name></author>',
    ...entries.flatMap(({ id, title, text, at }) => [
      '<entry>',
      `<id>${xml(id)}</id>`,
      `<title type="text">${xml(title)}</title>`,
      `<published>${at}</published>`,
      `<updated>${at}</updated>`,
      `<content type="html">${xml(html(text))}</content>`,
      '</entry>',
    ]),
    '</feed>',
    '',
  ].join('\n');
}

function json(entries: readonly FeedEntry[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    home_page_url: HOME,
    items: entries.map(({ id, title, text, at }) => ({
      id,
      title: withoutTags(title),
      content_text: text,
      date_published: at,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

const EPOCH = '1970-01-01T00:00:00.000Z';

/**
 * Replaces angle brackets by similar characters. Many readers parse titles as markup although they should be plain, and
 * escaping them twice would make them unreadable in all others.
 */
const withoutTags = (title: string): string => title.replaceAll('<', '‹').replaceAll('>', '›');

const html = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${xml(line)}</p>`)
    .join('\n');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text, and replaces characters that XML 1.0 cannot represent. */
const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
