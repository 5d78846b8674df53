/** Validates a feed: one in which no item is recognized was misread, and one that was cut off is incomplete. */
import type { SourceContext } from '../../source.js';
import { recognised, type Told } from '../recognised.js';
import type { Feed, FeedItem } from './feed.js';

export type FeedTold = Told & Pick<SourceContext, 'truncated'>;

/**
 * Returns the feed unchanged.
 * @param from name of the service, for messages
 * @throws SourceError `bad_response` if no item is recognized
 */
export function recognisedFeed(feed: Feed, from: string, told: FeedTold): Feed {
  recognised(feed.items, 'items', from, isItem, told);
  tellCuts(feed, from, told);
  return feed;
}

/** Reports cut-off feeds as truncated. */
export function tellCuts(feed: Feed, from: string, told: FeedTold): void {
  for (const cut of cutsOf(feed, from)) told.truncated(cut);
}

/** Returns why a feed is incomplete. */
export function cutsOf({ truncated, isTorn }: Feed, from: string): readonly string[] {
  return [
    ...(truncated ? [`${from} is longer than a feed may be`] : []),
    ...(isTorn ? [`${from} is cut off in the middle: the rest is not counted`] : []),
  ];
}

/** Whether an item has anything to identify it: a picture has neither title nor text. */
function isItem({ id, url, title, text, media }: FeedItem): boolean {
  return id !== null || url !== null || title !== null || text !== '' || media.length > 0;
}
