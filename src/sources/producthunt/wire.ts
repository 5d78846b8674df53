/** Reads launches and their comments from Product Hunt's answers. */
import { htmlToText } from '../shared/html-text.js';
import { instantOf } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

export function isPost(value: unknown): boolean {
  return idOf(objectOf(value)?.['id']) !== null && hasText(value, 'name');
}

export function isComment(value: unknown): boolean {
  return idOf(objectOf(value)?.['id']) !== null && hasText(value, 'body');
}

/** A launch: the post of a product. */
export function fromPost(value: unknown): Found | null {
  const post = objectOf(value);
  const id = idOf(post?.['id']);
  const name = tidyLine(textOf(post?.['name']) ?? '');
  if (post === null || id === null || name === '') return null;
  return {
    id: `post/${id}`,
    kind: 'post',
    url: pageOf(post['url']),
    title: name,
    text: [post['tagline'], post['description']].flatMap((part) => htmlToText(textOf(part) ?? '') || []).join('\n\n'),
    author: authorOf(post),
    ...timeOf(post),
    tags: distinct(listOf(objectOf(post['topics'])?.['nodes']).map((topic) => textOf(objectOf(topic)?.['name']))),
    engagement: { likes: countOf(post['votesCount']), replies: countOf(post['commentsCount']) },
  };
}

/** @param post the launch it belongs to; a comment is about the product whether or not it names it */
export function fromComment(value: unknown, post: Found): Found | null {
  const comment = objectOf(value);
  const id = idOf(comment?.['id']);
  const text = htmlToText(textOf(comment?.['body']) ?? '');
  if (comment === null || id === null || text === '') return null;
  const parent = idOf(comment['parentId']);
  const root = post.id ?? null;
  return {
    id: `comment/${id}`,
    kind: 'comment',
    url: pageOf(comment['url']),
    text,
    author: authorOf(comment),
    ...timeOf(comment),
    tags: distinct([post.title ?? null]),
    engagement: { likes: countOf(comment['votesCount']) },
    thread: { root, parent: parent === null ? root : `comment/${parent}` },
  };
}

/** Since 2023 the API shows personal data to the person concerned only. */
function authorOf(thing: JsonObject): NonNullable<Found['author']> {
  const user = objectOf(thing['user']);
  const [handle, name] = [shown(user?.['username']), shown(user?.['name'])];
  if (handle === null && name === null) return {};
  return { id: handle, handle, name, url: handle === null ? null : webOf(user?.['url']) };
}

function shown(value: unknown): string | null {
  const text = textOf(value);
  return text === '[REDACTED]' ? null : text;
}

function timeOf(thing: JsonObject): Pick<Found, 'publishedAt' | 'precision'> {
  return { publishedAt: instantOf(thing['createdAt']), precision: 'second' };
}

/** Removes tracking parameters, which name the app that requested the data. */
function pageOf(value: unknown): string | null {
  const address = webOf(value);
  if (address === null) return null;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (name.startsWith('utm_')) url.searchParams.delete(name);
  return url.href;
}
