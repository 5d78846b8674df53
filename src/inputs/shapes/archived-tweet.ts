/** Tweets in the archive that X gives its members: wrapped, without author, and with counts as strings. */
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

/** Completes a tweet to the form of the API. */
function completed(tweet: JsonObject): JsonObject {
  return {
    user: {},
    ...tweet,
    favorite_count: numberOf(tweet['favorite_count']),
    retweet_count: numberOf(tweet['retweet_count']),
  };
}
