/** Reads posts and comments from the REST API of WordPress, and normalizes feed items to the same form. */
import { hostOf, httpAddress } from '../shared/address.js';
import { parseDate } from '../shared/date.js';
import { absoluteLinks } from '../shared/feed/finish.js';
import { personId } from '../shared/feed/found.js';
import { readHtml } from '../shared/html-text.js';
import { distinct, hasText, type JsonObject, listOf, objectOf, textOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

export function isPost(value: unknown): boolean {
  const post = objectOf(value);
  const parts = [post?.['title'], post?.['content'], post?.['excerpt']];
  return addressOf(post?.['link']) !== null && parts.some((part) => hasText(part, 'rendered'));
}

export function isComment(value: unknown): boolean {
  const comment = objectOf(value);
  return addressOf(comment?.['link']) !== null && hasText(comment?.['content'], 'rendered');
}

/** Uses the post's URL as its id, which is the same in the API and the feeds. */
export function fromPost(value: unknown): Found | null {
  const post = objectOf(value);
  const url = addressOf(post?.['link']);
  if (post === null || url === null) return null;
  const content = readHtml(rendered(post['content']));
  const excerpt = readHtml(rendered(post['excerpt']));
  const embedded = objectOf(post['_embedded']);
  const author = objectOf(listOf(embedded?.['author'])[0]);
  return {
    id: url,
    kind: 'article',
    url,
    title: tidyLine(readHtml(rendered(post['title'])).text) || null,
    text: content.text || excerpt.text,
    author: authorOf(author?.['name'], addressOf(author?.['link']), url),
    ...timeOf(post),
    tags: tagsOf(embedded),
    links: absoluteLinks(content.links, url, url),
    origin: originOf(url),
  };
}

export function fromComment(value: unknown): Found | null {
  const comment = objectOf(value);
  const url = addressOf(comment?.['link']);
  if (comment === null || url === null) return null;
  const content = readHtml(rendered(comment['content']));
  const { parent } = comment;
  return {
    id: url,
    kind: 'comment',
    url,
    text: content.text,
    author: authorOf(comment['author_name'], addressOf(comment['author_url']), url),
    ...timeOf(comment),
    links: absoluteLinks(content.links, url, url),
    origin: originOf(url),
    thread: threadOf(url, typeof parent === 'number' && parent > 0 ? `#comment-${parent}` : ''),
  };
}

/** Converts a feed item to the form in which the API would return it. */
export function fromFeed(found: Found): Found {
  const url = found.url ?? null;
  if (url === null) return found;
  const { language: _, ...told } = found;
  return {
    ...told,
    id: url,
    tags: (found.tags ?? []).filter(isSaid),
    origin: originOf(url),
    ...(found.kind === 'comment' ? { thread: threadOf(url, '') } : {}),
  };
}

/** @param fragment fragment of the parent comment; empty if the comment replies to the post */
function threadOf(url: string, fragment: string): NonNullable<Found['thread']> {
  const post = new URL(url);
  post.hash = '';
  // Long threads are divided into pages.
  post.pathname = post.pathname.replace(/comment-page-\d+\/?$/, '');
  post.searchParams.delete('cpage');
  return { root: post.href, parent: post.href + fragment };
}

function originOf(url: string): NonNullable<Found['origin']> {
  return { name: hostOf(url), url: new URL(url).origin };
}

function authorOf(name: unknown, url: string | null, page: string): NonNullable<Found['author']> {
  const written = tidyLine(readHtml(textOf(name) ?? '').text);
  return written === '' ? {} : { id: personId(written, page), name: written, url };
}

function timeOf(value: JsonObject): Pick<Found, 'publishedAt' | 'precision'> {
  // The time is in UTC, although it has no zone.
  const moment = parseDate(textOf(value['date_gmt']) ?? '');
  return moment === null ? {} : { publishedAt: moment.iso, precision: moment.precision };
}

function tagsOf(embedded: JsonObject | null): string[] {
  const terms = listOf(embedded?.['wp:term']).flatMap(listOf).map(objectOf);
  return distinct(terms.map((term) => tidyLine(readHtml(textOf(term?.['name']) ?? '').text) || null)).filter(isSaid);
}

// The default category of posts without one.
const isSaid = (tag: string) => tag !== 'Uncategorized';

function rendered(value: unknown): string {
  return textOf(objectOf(value)?.['rendered']) ?? '';
}

function addressOf(value: unknown): string | null {
  return httpAddress(textOf(value) ?? '');
}
