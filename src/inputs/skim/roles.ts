/** What of a member tells lines apart, by its name: most may be anything. */
import { LISTS } from '../bytes/list-names.js';
import { obviousName } from '../fields/obvious-names.js';
import { TELLING_NAMES } from './telling.js';

/** Whatever it holds, lines are made alike. */
export const ANYTHING = 0;
/** Of which kind it is. */
export const BY_KIND = 1;
/** The same, and which value it is. */
export const BY_VALUE = 2;
/** An object is looked into, as if its members were those of the line; of anything else the kind. */
export const WITHIN = 3;

export type Role = typeof ANYTHING | typeof BY_KIND | typeof BY_VALUE | typeof WITHIN;

/** Of objects in which texts and times of known exports stand, and what tells them. */
const WITHIN_NAMES = new Set(
  (
    'account commit data entities extended_tweet note_post note_tweet object post reblog record retweeted_status tweet ' +
    'value'
  ).split(' '),
);
/** By which known exports are told, beside those with an obvious name. */
const KNOWN_NAMES = new Set(
  (
    'acct actor author author_id created_at_i createdAt dead deleted did full_text id_str indexedAt link_id name ' +
    'objectID rkey reviewBody source spoiler_text subreddit time_us to uri user @id'
  ).split(' '),
);
const OBVIOUS = new Set<unknown>(['id', 'text', 'title', 'publishedAt']);

export function roleOf(name: string): Role {
  if (WITHIN_NAMES.has(name)) return WITHIN;
  if (TELLING_NAMES.has(name)) return BY_VALUE;
  if (KNOWN_NAMES.has(name) || OBVIOUS.has(obviousName(name)?.field)) return BY_KIND;
  return LISTS.has(name.toLowerCase()) ? BY_KIND : ANYTHING;
}
