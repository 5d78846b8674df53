/** Reads mentions from webmention.io: entries in JF2 format. */
import { hostOf } from '../shared/address.js';
import { parseDate } from '../shared/date.js';
import { absoluteLinks } from '../shared/feed/finish.js';
import { personId } from '../shared/feed/found.js';
import { readHtml } from '../shared/html-text.js';
import { distinct, hasText, idOf, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine, tidyText } from '../shared/text.js';
import type { Found } from '../source.js';

/** Judged by id and source, as likes have nothing else. */
export function isEntry(value: unknown): boolean {
  return idOf(objectOf(value)?.['wm-id']) !== null && hasText(value, 'url', 'wm-source');
}

/** Returns null for likes without text, and for private mentions. */
export function fromEntry(value: unknown): Found | null {
  const entry = objectOf(value);
  const id = idOf(entry?.['wm-id']);
  if (entry === null || id === null || entry['wm-private'] === true) return null;
  const url = webOf(entry['url']) ?? webOf(entry['wm-source']);
  const content = objectOf(entry['content']);
  const html = readHtml(textOf(content?.['html']) ?? '');
  const text = tidyText(textOf(content?.['text']) ?? '') || html.text || plain(objectOf(entry['summary'])?.['value']);
  const title = plain(entry['name']);
  const target = webOf(entry['wm-target']);
  const property = entry['wm-property'];
  if (text === '' && title === '') return null;
  const moment = parseDate(textOf(entry['published']) ?? '') ?? parseDate(textOf(entry['wm-received']) ?? '');
  return {
    id,
    kind: kindOf(property, title),
    url,
    title: title || null,
    text: text || title,
    author: authorOf(entry['author'], url),
    ...(moment === null ? {} : { publishedAt: moment.iso, precision: moment.precision }),
    links: distinct([target, ...absoluteLinks(html.links, url ?? undefined, url)]),
    origin: { name: url === null ? null : hostOf(url), url: url === null ? null : new URL(url).origin },
    // A repost repeats the target page itself.
    repostOf: property === 'repost-of' ? target : null,
    media: distinct([entry['photo']].flat().map(webOf)),
  };
}

function kindOf(property: unknown, title: string): NonNullable<Found['kind']> {
  if (property === 'in-reply-to') return 'comment';
  if (property === 'bookmark-of') return 'bookmark';
  return title === '' ? 'post' : 'article';
}

function authorOf(value: unknown, page: string | null): NonNullable<Found['author']> {
  const author = objectOf(value);
  const name = plain(author?.['name']);
  const url = webOf(author?.['url']);
  if (name === '') return url === null ? {} : { id: url, url };
  return { id: url ?? personId(name, page ?? ''), name, url };
}

function plain(value: unknown): string {
  return tidyLine(textOf(listOf(value)[0] ?? value) ?? '');
}
