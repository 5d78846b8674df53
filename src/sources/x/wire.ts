/** Reads posts of X's API v2, with its old names of members and its new ones. */
import { instantOf } from '../shared/instant.js';
import { countOf, hasSome, idOf, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';
import { isId, toFound } from './said.js';

export { fromTweetV1, isTweetV1 } from './tweet-v1.js';

/** Users by id. */
export type Users = ReadonlyMap<string, JsonObject>;

/** Returns the authors, which an answer lists separately from its posts. */
export function usersIn(includes: unknown): Users {
  const users = listOf(objectOf(includes)?.['users']).map(objectOf);
  return new Map(users.flatMap((user) => (user === null ? [] : [[idOf(user['id']) ?? '', user] as const])));
}

/** Members of which at least one is present in a post but not in other objects with an id and a text. */
export const SIGNS_OF_A_POST = [
  'author_id',
  'conversation_id',
  'public_metrics',
  'edit_history_tweet_ids',
  'edit_history_post_ids',
];

export function isPost(value: unknown): boolean {
  return isSaid(value) && hasSome(value, ...SIGNS_OF_A_POST);
}

/** Whether a search result has an id and a text. */
export function isSaid(value: unknown): value is JsonObject & { readonly id: string; readonly text: string } {
  const post = objectOf(value);
  return isId(post?.['id']) && typeof post['text'] === 'string';
}

/** Converts a post of API v2. Since 2026 some of its answers call tweets posts and retweets reposts, others do not. */
export function fromPost(post: unknown, users: Users = new Map()): Found | null {
  if (!isSaid(post)) return null;
  // The text is cut at 280 characters; a longer one is in a note.
  const note = objectOf(post['note_tweet']) ?? objectOf(post['note_post']);
  const entities = [objectOf(post['entities']), objectOf(note?.['entities'])];
  const all = (kind: string) => entities.flatMap((some) => listOf(some?.[kind]).map(objectOf));
  const user = objectOf(post['author']) ?? users.get(idOf(post['author_id']) ?? '') ?? null;
  const metrics = objectOf(post['public_metrics']);
  const references = listOf(post['referenced_tweets'] ?? post['referenced_posts']).map(objectOf);
  const referred = (type: string) => idOf(references.find((reference) => reference?.['type'] === type)?.['id']);
  return toFound({
    id: post['id'],
    text: textOf(note?.['text']) ?? post['text'],
    author: {
      id: idOf(post['author_id']) ?? idOf(user?.['id']),
      handle: textOf(user?.['username']),
      name: textOf(user?.['name']),
      followers: countOf(objectOf(user?.['public_metrics'])?.['followers_count']),
    },
    publishedAt: instantOf(post['created_at']),
    language: textOf(post['lang']),
    tags: all('hashtags').map((tag) => textOf(tag?.['tag'])),
    links: all('urls').map((url) => webOf(url?.['unwound_url']) ?? webOf(url?.['expanded_url'])),
    engagement: {
      likes: countOf(metrics?.['like_count']),
      reposts: countOf(metrics?.['retweet_count'] ?? metrics?.['repost_count']),
      replies: countOf(metrics?.['reply_count']),
      quotes: countOf(metrics?.['quote_count']),
      views: countOf(metrics?.['impression_count']),
    },
    root: idOf(post['conversation_id']),
    parent: referred('replied_to'),
    repostOf: referred('retweeted'),
    quoteOf: referred('quoted'),
    media: [],
  });
}
