/** Maps the posts that Discourse's search found, with the topics that they belong to. */
import { htmlToText } from '../shared/html-text.js';
import { instantOf } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, type JsonObject, listOf, objectOf, textOf } from '../shared/json.js';
import type { SiteAddress } from '../shared/site-address.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

/** Returns the topics by id. The list is absent if nothing was found. */
export function topicsIn(body: JsonObject): ReadonlyMap<string, JsonObject> {
  const topics = listOf(body['topics'])
    .map(objectOf)
    .filter((topic) => topic !== null);
  return new Map(topics.map((topic) => [idOf(topic['id']) ?? '', topic]));
}

/** Whether the value is a post: it has a topic, a number within it, and a text. */
export function isPost(value: unknown): boolean {
  const post = objectOf(value);
  const isPlaced = /^\d+$/.test(idOf(post?.['topic_id']) ?? '') && Number.isSafeInteger(countOf(post?.['post_number']));
  return isPlaced && hasText(post, 'blurb', 'cooked', 'topic_title');
}

/** Whether the post's topic is among these, with a title. */
export function isTitled(value: unknown, topics: ReadonlyMap<string, JsonObject>): boolean {
  return textOf(topics.get(idOf(objectOf(value)?.['topic_id']) ?? '')?.['title']) !== null;
}

export function fromPost(value: unknown, topics: ReadonlyMap<string, JsonObject>, forum: SiteAddress): Found | null {
  const post = objectOf(value);
  const topicId = idOf(post?.['topic_id']);
  const number = countOf(post?.['post_number']);
  if (post === null || topicId === null || !/^\d+$/.test(topicId) || !Number.isSafeInteger(number)) return null;
  const topic = topics.get(topicId) ?? null;
  const isFirst = number === 1;
  const title = tidyLine(textOf(topic?.['title']) ?? textOf(post['topic_title']) ?? '');
  const text = htmlToText(textOf(post['cooked']) ?? textOf(post['blurb']) ?? '');
  if (title === '' && text === '') return null;
  const handle = textOf(post['username']);
  const slug = textOf(topic?.['slug']) ?? textOf(post['topic_slug']) ?? '-';
  const idAt = (place: number | null) => `${forum.host}/t/${topicId}/${place}`;
  return {
    id: idAt(number),
    kind: isFirst ? 'post' : 'comment',
    url: `${forum.base}t/${encodeURIComponent(slug.toWellFormed())}/${topicId}/${number}`,
    // The title is by the author of the topic, not of a reply.
    title: isFirst ? title || null : null,
    text: text || (isFirst ? '' : title),
    author: {
      id: handle === null ? null : `${forum.host}/${handle.toLowerCase()}`,
      handle,
      name: textOf(post['name']),
      url: handle === null ? null : `${forum.base}u/${encodeURIComponent(handle.toWellFormed())}`,
    },
    publishedAt: instantOf(post['created_at']),
    precision: 'second',
    tags: tagsOf(topic),
    engagement: {
      likes: countOf(post['like_count']),
      replies: isFirst ? repliesTo(topic) : countOf(post['reply_count']),
      views: isFirst ? countOf(topic?.['views']) : null,
    },
    origin: { name: forum.host, url: forum.base },
    thread: isFirst ? {} : { root: idAt(1), parent: idAt(countOf(post['reply_to_post_number']) ?? 1) },
  };
}

/** Tags were strings in older versions, and are objects with a name now. */
function tagsOf(topic: JsonObject | null): string[] {
  return distinct(listOf(topic?.['tags']).map((tag) => textOf(tag) ?? textOf(objectOf(tag)?.['name'])));
}

function repliesTo(topic: JsonObject | null): number | null {
  const posts = countOf(topic?.['posts_count']);
  return posts === null ? null : Math.max(0, posts - 1);
}
