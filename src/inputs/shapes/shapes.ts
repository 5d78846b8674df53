/** Exports of networks, recognized by the shape of an object and read by the mappers of their sources. */
import { fromPostView, isPostView } from '../../sources/bluesky/wire.js';
import { fromAlgolia, fromFirebase, isAlgoliaHit, isFirebaseItem } from '../../sources/hackernews/wire.js';
import { fromStatus, isPublic, isStatus } from '../../sources/mastodon/wire.js';
import { fromReddit, isReddit } from '../../sources/reddit/wire.js';
import type { JsonObject } from '../../sources/shared/json.js';
import { fromPost, fromTweetV1, isPost, isTweetV1, type Users } from '../../sources/x/wire.js';
import type { Found } from '../../types.js';
import { fromActivity, isActivity } from './activity.js';
import { fromArchivedTweet, isArchivedTweet } from './archived-tweet.js';
import { fromBlueskyRecord, isBlueskyRecord } from './bluesky-record.js';
import { fromDiscordMessage, isDiscordMessage } from './discord-message.js';
import { fromImageboardPost, isImageboardPost } from './imageboard-post.js';
import { fromJsonLdReview, isJsonLdReview } from './json-ld-review.js';
import { fromMetaArchive, isOfMetaArchive } from './meta-archive.js';
import { isOwnMention, ownMention } from './own-mention.js';
import { isOwnRow, ownRow } from './own-row.js';
import { fromSlackMessage, isSlackMessage } from './slack-message.js';
import { fromTelegramMessage, isTelegramMessage } from './telegram-message.js';
import { fromVkPost, isVkPost } from './vk-post.js';
import { fromYoutubeResource, isYoutubeResource } from './youtube-resource.js';

export interface Shape {
  readonly name: string;
  readonly is: (value: JsonObject) => boolean;
  /**
   * Returns null if the item was deleted, has no content or is not public.
   * @param users those listed next to the items
   */
  readonly read: (value: JsonObject, users: Users) => Found | null;
}

/** Shapes of JSON objects, in the order in which they are tested. */
export const SHAPES: readonly Shape[] = [
  { name: 'own mention', is: isOwnMention, read: ownMention },
  of('x', 'post of X', (value) => isPost(value) && isMissingOrText(value['author_id']), fromPost),
  of('x', 'tweet', isTweetV1, (value) => fromTweetV1(value)),
  of('x', 'archived tweet', isArchivedTweet, fromArchivedTweet),
  of('reddit', 'reddit', isReddit, (value) => fromReddit(value)),
  of('hackernews', 'hit of Hacker News', isAlgoliaHit, (value) => fromAlgolia(value)),
  of('hackernews', 'item of Hacker News', isFirebaseItem, (value) => fromFirebase(value)),
  of('bluesky', 'post of Bluesky', isPostView, (value) => fromPostView(value)),
  // The form used in feeds and threads.
  of(
    'bluesky',
    'post of Bluesky in a feed',
    (value) => isPostView(value['post']),
    (value) => fromPostView(value['post']),
  ),
  of('bluesky', 'record of Bluesky', isBlueskyRecord, fromBlueskyRecord),
  of('mastodon', 'status', isStatus, (value) => (isPublic(value) ? fromStatus(value, null) : null)),
  of('mastodon', 'activity', isActivity, fromActivity),
  { name: 'review', is: isJsonLdReview, read: fromJsonLdReview },
  of('telegram', 'message of Telegram', isTelegramMessage, fromTelegramMessage),
  of('discord', 'message of Discord', isDiscordMessage, fromDiscordMessage),
  of('slack', 'message of Slack', isSlackMessage, fromSlackMessage),
  of('youtube', 'resource of YouTube', isYoutubeResource, fromYoutubeResource),
  of('vk', 'post of VK', isVkPost, fromVkPost),
  { name: 'archive of Meta', is: isOfMetaArchive, read: fromMetaArchive },
  { name: 'post of an imageboard', is: isImageboardPost, read: fromImageboardPost },
];

/** Shapes of table rows. Other exports are not recognizable as a table. */
export const TABLE_SHAPES: readonly Shape[] = [{ name: 'own row', is: isOwnRow, read: ownRow }];

function of(source: string, name: string, is: Shape['is'], read: Shape['read']): Shape {
  return {
    name,
    is,
    read(value, users) {
      const found = read(value, users);
      return found === null ? null : { ...found, source };
    },
  };
}

/** Ids of X are strings; a number comes from some other database. */
function isMissingOrText(id: unknown): boolean {
  return id === undefined || typeof id === 'string';
}
