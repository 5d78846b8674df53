/** Reads tweets of X's API v1.1, as found in archives. */
import { instantAt, instantOf } from '../shared/instant.js';
import { countOf, idOf, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';
import { isId, toFound } from './said.js';

export function isTweetV1(value: unknown): boolean {
  const tweet = objectOf(value);
  return tweet !== null && isId(tweet['id_str']) && objectOf(tweet['user']) !== null && textV1(tweet) !== null;
}

/** Converts a tweet of API v1.1. A retweet gets the text of the original, as its own is truncated. */
export function fromTweetV1(value: unknown): Found | null {
  const tweet = objectOf(value);
  if (tweet === null || !isTweetV1(tweet) || !isId(tweet['id_str'])) return null;
  const repeated = objectOf(tweet['retweeted_status']);
  const full = repeated ?? tweet;
  const extended = objectOf(full['extended_tweet']);
  const entities = objectOf(extended?.['entities']) ?? objectOf(full['entities']);
  const user = objectOf(tweet['user']);
  const media = objectOf(extended?.['extended_entities']) ?? objectOf(full['extended_entities']);
  return toFound({
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

function textV1(tweet: JsonObject): string | null {
  return (
    textOf(objectOf(tweet['extended_tweet'])?.['full_text']) ?? textOf(tweet['full_text']) ?? textOf(tweet['text'])
  );
}

/** Parses `Fri Nov 20 08:30:00 +0000 2026`, or ISO 8601. */
function instantV1(value: unknown): string | null {
  const [, day, time, year] = /^\w{3} (\w{3} \d\d) (\d\d:\d\d:\d\d) \+0000 (\d{4})$/.exec(textOf(value) ?? '') ?? [];
  return day === undefined ? instantOf(value) : instantAt(Date.parse(`${day} ${year} ${time} GMT`));
}
