/** What Lobsters writes: stories as its lists have them. */
import { instantOf } from '../shared/instant.js';
import { countOf, distinct, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine, tidyText } from '../shared/text.js';
import type { Found } from '../source.js';

const SITE = 'https://lobste.rs';

export function fromStory(value: unknown): Found | null {
  const story = objectOf(value);
  const id = textOf(story?.['short_id']);
  const title = tidyLine(textOf(story?.['title']) ?? '');
  if (story === null || id === null || title === '') return null;
  // A name now, and the whole person until 2024.
  const handle = textOf(story['submitter_user']) ?? textOf(objectOf(story['submitter_user'])?.['username']);
  const { score } = story;
  return {
    id,
    kind: 'post',
    url: webOf(story['short_id_url']) ?? webOf(story['comments_url']),
    title,
    text: tidyText(textOf(story['description_plain']) ?? ''),
    author: {
      id: handle,
      handle,
      url: handle === null ? null : `${SITE}/~${encodeURIComponent(handle.toWellFormed())}`,
    },
    publishedAt: instantOf(story['created_at']),
    precision: 'second',
    tags: distinct(listOf(story['tags']).map(textOf)),
    // Empty where a story is a text of its own.
    links: distinct([webOf(story['url'])]),
    engagement: {
      score: typeof score === 'number' && Number.isFinite(score) ? score : null,
      replies: countOf(story['comment_count']),
    },
  };
}
