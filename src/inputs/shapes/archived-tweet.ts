/** Tweets as the archive has them that X gives to its members: wrapped, without their author, counts as digits. */
import { type JsonObject, objectOf } from '../../sources/shared/json.js';
import { fromTweetV1, isTweetV1 } from '../../sources/x/wire.js';
import type { Found } from '../../types.js';
import { numberOf } from '../fields/values.js';

export function isArchivedTweet(value: JsonObject): boolean {
  const tweet = objectOf(value['tweet']);
  return tweet !== null && isTweetV1(completed(tweet));
}

export function fromArchivedTweet(value: JsonObject): Found | null {
  const tweet = objectOf(value['tweet']);
  return tweet === null ? null : fromTweetV1(completed(tweet));
}

/** As the API would have given it. */
function completed(tweet: JsonObject): JsonObject {
  return {
    user: {},
    ...tweet,
    favorite_count: numberOf(tweet['favorite_count']),
    retweet_count: numberOf(tweet['retweet_count']),
  };
}
