/** Reads posts from the keyword search of Threads, which gives no counts. */
import { instantOf } from '../shared/instant.js';
import { distinct, hasText, idOf, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';

/** The members to request; no others are read. */
export const FIELDS = ['id', 'permalink', 'username', 'text', 'timestamp', 'topic_tag'] as const;

/** Also true for pictures without a caption, which have no text, but a time and a URL. */
export function isPost(value: unknown): boolean {
  return idOf(objectOf(value)?.['id']) !== null && hasText(value, 'text', 'timestamp', 'permalink');
}

/** Returns null for anything that is not a post, and for pictures without a caption. */
export function fromPost(value: unknown): Found | null {
  const post = objectOf(value);
  const id = idOf(post?.['id']);
  const text = textOf(post?.['text']);
  if (post === null || id === null || text === null) return null;
  const handle = textOf(post['username']);
  return {
    id,
    kind: 'post',
    url: webOf(post['permalink']),
    text,
    author: {
      handle,
      url: handle === null ? null : webOf(`https://www.threads.net/@${encodeURIComponent(handle.toWellFormed())}`),
    },
    publishedAt: instantOf(post['timestamp']),
    precision: 'second',
    tags: distinct([textOf(textOf(post['topic_tag'])?.replace(/^#+/, ''))]),
  };
}
