/** Which property of a member distinguishes layouts, by its name. For most members, none does. */
import { LISTS } from '../bytes/list-names.js';
import { obviousName } from '../fields/obvious-names.js';
import { DISTINGUISHING_NAMES } from './distinguishing-values.js';

/** No property: lines have the same layout whatever the value. */
export const ANYTHING = 0;
/** The kind of the value. */
export const BY_KIND = 1;
/** The kind, and which of the identifying values it is. */
export const BY_VALUE = 2;
/** For an object, its members, as if they were members of the line; for anything else, the kind. */
export const WITHIN = 3;

export type Role = typeof ANYTHING | typeof BY_KIND | typeof BY_VALUE | typeof WITHIN;

/** Names of objects that contain texts and times of known exports, or what identifies these exports. */
const WITHIN_NAMES = new Set(
  (
    'account commit data entities extended_tweet note_post note_tweet object post reblog record retweeted_status tweet ' +
    'value'
  ).split(' '),
);
/** Names that identify known exports, in addition to obvious names. */
const KNOWN_NAMES = new Set(
  (
    'acct actor author author_id created_at_i createdAt dead deleted did full_text id_str indexedAt link_id name ' +
    'objectID rkey reviewBody source spoiler_text subreddit time_us to uri user @id'
  ).split(' '),
);
const OBVIOUS = new Set<unknown>(['id', 'text', 'title', 'publishedAt']);

export function roleOf(name: string): Role {
  if (WITHIN_NAMES.has(name)) return WITHIN;
  if (DISTINGUISHING_NAMES.has(name)) return BY_VALUE;
  if (KNOWN_NAMES.has(name) || OBVIOUS.has(obviousName(name)?.field)) return BY_KIND;
  return LISTS.has(name.toLowerCase()) ? BY_KIND : ANYTHING;
}
