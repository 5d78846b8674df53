/** Exports of networks, told by the shape of an object and read by the mappers of their sources. */
import { fromPostView, isPostView } from '../sources/bluesky/wire.js';
import { fromAlgolia, fromFirebase, isAlgoliaHit, isFirebaseItem } from '../sources/hackernews/wire.js';
import { fromStatus, isPublic, isStatus } from '../sources/mastodon/wire.js';
import { fromReddit, isReddit } from '../sources/reddit/wire.js';
import type { JsonObject } from '../sources/shared/json.js';
import { fromPost, fromTweetV1, isPost, isTweetV1, type Users } from '../sources/x/wire.js';
import type { Found } from '../types.js';
import { fromActivity, isActivity } from './activity.js';
import { fromArchivedTweet, isArchivedTweet } from './archived-tweet.js';
import { fromBlueskyRecord, isBlueskyRecord } from './bluesky-record.js';
import { fromJsonLdReview, isJsonLdReview } from './json-ld-review.js';
import { isOwnMention, ownMention } from './own-mention.js';
import { isOwnRow, ownRow } from './own-row.js';

export interface Shape {
  readonly is: (value: JsonObject) => boolean;
  /** Null: nothing is left of it, or it was not said to everybody. @param users those that stand beside the list */
  readonly read: (value: JsonObject, users: Users) => Found | null;
}

/** Of JSON, in the order of their test. */
export const SHAPES: readonly Shape[] = [
  { is: isOwnMention, read: ownMention },
  of('x', (value) => isPost(value) && isMissingOrText(value['author_id']), fromPost),
  of('x', isTweetV1, (value) => fromTweetV1(value)),
  of('x', isArchivedTweet, fromArchivedTweet),
  of('reddit', isReddit, (value) => fromReddit(value)),
  of('hackernews', isAlgoliaHit, (value) => fromAlgolia(value)),
  of('hackernews', isFirebaseItem, (value) => fromFirebase(value)),
  of('bluesky', isPostView, (value) => fromPostView(value)),
  // As feeds and threads hold it.
  of(
    'bluesky',
    (value) => isPostView(value['post']),
    (value) => fromPostView(value['post']),
  ),
  of('bluesky', isBlueskyRecord, fromBlueskyRecord),
  of('mastodon', isStatus, (value) => (isPublic(value) ? fromStatus(value, null) : null)),
  of('mastodon', isActivity, fromActivity),
  { is: isJsonLdReview, read: fromJsonLdReview },
];

/** Of tables: other exports lose there what tells them apart. */
export const TABLE_SHAPES: readonly Shape[] = [{ is: isOwnRow, read: ownRow }];

function of(source: string, is: Shape['is'], read: Shape['read']): Shape {
  return {
    is,
    read(value, users) {
      const found = read(value, users);
      return found === null ? null : { ...found, source };
    },
  };
}

/** Ids of X are texts: a number is of somebody else's database. */
function isMissingOrText(id: unknown): boolean {
  return id === undefined || typeof id === 'string';
}
