/** What X writes: posts of its API v2, in its old words and its new ones, and tweets of v1.1 as archives keep them. */
import { decodeXML } from 'entities';
import { instantAt, instantOf } from '../shared/instant.js';
import { countOf, distinct, idOf, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';

/** By id. */
export type Users = ReadonlyMap<string, JsonObject>;

/** Authors stand beside the posts of an answer, not in them. */
export function usersIn(includes: unknown): Users {
  const users = listOf(objectOf(includes)?.['users']).map(objectOf);
  return new Map(users.flatMap((user) => (user === null ? [] : [[idOf(user['id']) ?? '', user] as const])));
}

const SIGNS_OF_A_POST = [
  'author_id',
  'conversation_id',
  'public_metrics',
  'edit_history_tweet_ids',
  'edit_history_post_ids',
];

export function isPost(value: unknown): boolean {
  const post = objectOf(value);
  return (
    post !== null &&
    isId(post['id']) &&
    typeof post['text'] === 'string' &&
    SIGNS_OF_A_POST.some((sign) => sign in post)
  );
}

/** A post of API v2. Since 2026 a tweet is a post there and a retweet a repost, in some answers and not in others. */
export function fromPost(value: unknown, users: Users = new Map()): Found | null {
  const post = objectOf(value);
  if (post === null || !isId(post['id']) || typeof post['text'] !== 'string') return null;
  // The text is cut at 280 characters: a longer one stands in a note.
  const note = objectOf(post['note_tweet']) ?? objectOf(post['note_post']);
  const entities = [objectOf(post['entities']), objectOf(note?.['entities'])];
  const all = (kind: string) => entities.flatMap((some) => listOf(some?.[kind]).map(objectOf));
  const user = objectOf(post['author']) ?? users.get(idOf(post['author_id']) ?? '') ?? null;
  const metrics = objectOf(post['public_metrics']);
  const references = listOf(post['referenced_tweets'] ?? post['referenced_posts']).map(objectOf);
  const referred = (type: string) => idOf(references.find((reference) => reference?.['type'] === type)?.['id']);
  return said({
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

export function isTweetV1(value: unknown): boolean {
  const tweet = objectOf(value);
  return tweet !== null && isId(tweet['id_str']) && objectOf(tweet['user']) !== null && textV1(tweet) !== null;
}

/** A tweet of API v1.1; one that repeats another has that one's text, for its own is cut. */
export function fromTweetV1(value: unknown): Found | null {
  const tweet = objectOf(value);
  if (tweet === null || !isTweetV1(tweet) || !isId(tweet['id_str'])) return null;
  const repeated = objectOf(tweet['retweeted_status']);
  const full = repeated ?? tweet;
  const extended = objectOf(full['extended_tweet']);
  const entities = objectOf(extended?.['entities']) ?? objectOf(full['entities']);
  const user = objectOf(tweet['user']);
  const media = objectOf(extended?.['extended_entities']) ?? objectOf(full['extended_entities']);
  return said({
    id: tweet['id_str'],
    text: textV1(full) ?? textV1(tweet) ?? '',
    author: {
      id: idOf(user?.['id_str']),
      handle: textOf(user?.['screen_name']),
      name: textOf(user?.['name']),
      followers: countOf(user?.['followers_count']),
    },
    publishedAt: instantV1(tweet['created_at']),
    language: textOf(tweet['lang']),
    tags: listOf(entities?.['hashtags']).map((tag) => textOf(objectOf(tag)?.['text'])),
    links: listOf(entities?.['urls']).map((url) => webOf(objectOf(url)?.['expanded_url'])),
    engagement: {
      likes: countOf(full['favorite_count']),
      reposts: countOf(full['retweet_count']),
      replies: countOf(full['reply_count']),
      quotes: countOf(full['quote_count']),
    },
    root: null,
    parent: idOf(tweet['in_reply_to_status_id_str']),
    repostOf: idOf(repeated?.['id_str']),
    quoteOf: idOf(tweet['quoted_status_id_str']),
    media: listOf(media?.['media']).map((one) => webOf(objectOf(one)?.['media_url_https'])),
  });
}

interface Said
  extends Required<Pick<Found, 'author' | 'publishedAt' | 'language' | 'engagement' | 'repostOf' | 'quoteOf'>> {
  readonly id: string;
  /** With &amp;amp; as both APIs write it. */
  readonly text: string;
  readonly tags: readonly (string | null)[];
  readonly links: readonly (string | null)[];
  readonly root: string | null;
  readonly parent: string | null;
  readonly media: readonly (string | null)[];
}

function said(post: Said): Found {
  const { id, text, author, tags, links, media, root, parent, ...rest } = post;
  const handle = author.handle ?? null;
  return {
    ...rest,
    id,
    kind: 'post',
    url: `https://x.com/${handle ?? 'i'}/status/${id}`,
    text: decodeXML(text),
    author: { ...author, url: handle === null ? null : `https://x.com/${handle}` },
    precision: 'second',
    tags: distinct(tags),
    // Pictures are links to the post itself.
    links: distinct(links).filter(
      (link) => !/^https:\/\/(?:x|twitter)\.com\/\w+\/status\/\d+\/(?:photo|video)\//.test(link),
    ),
    thread: { root: root === id ? null : root, parent },
    media: distinct(media),
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

function textV1(tweet: JsonObject): string | null {
  return (
    textOf(objectOf(tweet['extended_tweet'])?.['full_text']) ?? textOf(tweet['full_text']) ?? textOf(tweet['text'])
  );
}

/** `Fri Nov 20 08:30:00 +0000 2026` */
function instantV1(value: unknown): string | null {
  const [, day, time, year] = /^\w{3} (\w{3} \d\d) (\d\d:\d\d:\d\d) \+0000 (\d{4})$/.exec(textOf(value) ?? '') ?? [];
  return day === undefined ? instantOf(value) : instantAt(Date.parse(`${day} ${year} ${time} GMT`));
}
