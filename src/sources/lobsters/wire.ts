/** Maps stories from the lists of Lobsters, and the comments on a story. */
import { readHtml } from '../shared/html-text.js';
import { instantOf } from '../shared/instant.js';
import { countOf, distinct, hasText, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine, tidyText } from '../shared/text.js';
import type { Found } from '../source.js';

const SITE = 'https://lobste.rs';

export function isStory(value: unknown): boolean {
  return textOf(objectOf(value)?.['short_id']) !== null && hasText(value, 'title');
}

/** Whether the value is a comment, even if deleted or removed by a moderator. */
export function isComment(value: unknown): boolean {
  return textOf(objectOf(value)?.['short_id']) !== null && hasText(value, 'comment', 'comment_plain');
}

export function fromStory(value: unknown): Found | null {
  const story = objectOf(value);
  const id = textOf(story?.['short_id']);
  const title = tidyLine(textOf(story?.['title']) ?? '');
  if (story === null || id === null || title === '') return null;
  const handle = nameOf(story['submitter_user']);
  return {
    id,
    kind: 'post',
    url: webOf(story['short_id_url']) ?? webOf(story['comments_url']),
    title,
    text: tidyText(textOf(story['description_plain']) ?? ''),
    author: authorOf(handle),
    publishedAt: instantOf(story['created_at']),
    precision: 'second',
    tags: distinct(listOf(story['tags']).map(textOf)),
    // Empty for a story that is a text and not a link.
    links: distinct([webOf(story['url'])]),
    engagement: {
      score: scoreOf(story['score']),
      replies: countOf(story['comment_count']),
    },
  };
}

/** Maps a comment; null if it was deleted or removed by a moderator, or has no text. */
export function fromComment(value: unknown): Found | null {
  const comment = objectOf(value);
  const id = textOf(comment?.['short_id']);
  if (comment === null || id === null || comment['is_deleted'] === true || comment['is_moderated'] === true)
    return null;
  const { text, links } = readHtml(textOf(comment['comment']) ?? '');
  const said = tidyText(textOf(comment['comment_plain']) ?? '') || text;
  const parent = textOf(comment['parent_comment']);
  if (said === '') return null;
  return {
    id: `c/${id}`,
    kind: 'comment',
    url: webOf(comment['short_id_url']) ?? webOf(comment['url']),
    text: said,
    author: authorOf(nameOf(comment['commenting_user'])),
    publishedAt: instantOf(comment['created_at']),
    precision: 'second',
    links: distinct(links.map(webOf)),
    engagement: { score: scoreOf(comment['score']) },
    ...(parent === null ? {} : { thread: { parent: `c/${parent}` } }),
  };
}

/** A user is a name now, and was an object until 2024. */
const nameOf = (user: unknown): string | null => textOf(user) ?? textOf(objectOf(user)?.['username']);

const authorOf = (handle: string | null): NonNullable<Found['author']> => ({
  id: handle,
  handle,
  url: handle === null ? null : `${SITE}/~${encodeURIComponent(handle.toWellFormed())}`,
});

const scoreOf = (score: unknown): number | null => (typeof score === 'number' && Number.isFinite(score) ? score : null);
