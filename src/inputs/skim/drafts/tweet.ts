/** Drafts for tweets of X's API v1.1, also as wrapped by X's archive. */
import { MEMBERS, WORDS } from '../json-bytes.js';
import type { Outline } from '../outline.js';
import { ANYTHING } from '../roles.js';
import { type Draft, drafted, firstText } from './draft.js';

const OF_TWEETS = ['weekday', 'T'] as const;

/** A retweet has the text of the original, or its own if the original has none. */
export function draftOfTweet(outline: Outline, within: string): Draft | null {
  const texts = (of: string) => ['extended_tweet.full_text', 'full_text', 'text'].map((name) => `${of}${name}`);
  const own = texts(within);
  const repeated = `${within}retweeted_status`;
  const full = outline.kind(repeated) === MEMBERS ? [...texts(`${repeated}.`), ...own] : own;
  const user = `${within}user`;
  // A member's archive leaves it out.
  const hasUser = outline.kind(user) === MEMBERS || (within !== '' && !outline.has(user));
  const isTweet = hasUser && outline.kind(`${within}id_str`) === WORDS && firstText(outline, own) !== ANYTHING;
  if (!isTweet || firstText(outline, full) !== WORDS) return null;
  return drafted(`${within}created_at`, OF_TWEETS, [`${within}id_str`, 'digits']);
}
