/** Maps the comments of Disqus. */
import { parseDate } from '../shared/date.js';
import { absoluteLinks } from '../shared/feed/finish.js';
import { readHtml } from '../shared/html-text.js';
import { countOf, distinct, hasText, idOf, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

/** Whether the value is a comment, even if deleted or marked as spam. */
export function isPost(value: unknown): boolean {
  const post = objectOf(value);
  const isGone = post?.['isDeleted'] === true || post?.['isSpam'] === true;
  return idOf(post?.['id']) !== null && (isGone || hasText(post, 'message', 'raw_message'));
}

/** Maps a comment; null if it was deleted, marked as spam, or has no text. */
export function fromPost(value: unknown): Found | null {
  const post = objectOf(value);
  const id = idOf(post?.['id']);
  if (post === null || id === null || post['isDeleted'] === true || post['isSpam'] === true) return null;
  const { text, links } = readHtml(textOf(post['message']) ?? textOf(post['raw_message']) ?? '');
  if (text === '') return null;
  // An object with the page's address, as requested by `related`; otherwise only the id of the thread.
  const thread = objectOf(post['thread']);
  const page = webOf(thread?.['link']);
  const author = objectOf(post['author']);
  const handle = textOf(author?.['username']);
  const moment = parseDate(textOf(post['createdAt']) ?? '');
  return {
    id,
    kind: 'comment',
    url: page === null ? null : `${page.replace(/#.*$/s, '')}#comment-${id}`,
    text,
    author: {
      id: idOf(author?.['id']) ?? handle,
      handle,
      name: tidyLine(textOf(author?.['name']) ?? '') || null,
      url: webOf(author?.['profileUrl']),
    },
    ...(moment === null ? {} : { publishedAt: moment.iso, precision: moment.precision }),
    links: absoluteLinks(links, page ?? undefined, page),
    engagement: { likes: countOf(post['likes']) },
    origin: { name: textOf(post['forum']), url: page },
    thread: { root: null, parent: idOf(post['parent']) },
    media: distinct(listOf(post['media']).map((one) => webOf(objectOf(one)?.['url']))),
  };
}
