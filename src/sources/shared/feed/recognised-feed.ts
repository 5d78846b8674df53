/** A feed with items of which none is one was not read; nor was all of it where it is cut. */
import type { SourceContext } from '../../source.js';
import { recognised, type Told } from '../recognised.js';
import type { Feed, FeedItem } from './feed.js';

export type FeedTold = Told & Pick<SourceContext, 'truncated'>;

/** The feed as it is. @param from who answered, in messages @throws SourceError `bad_response` where it holds strangers alone */
export function recognisedFeed(feed: Feed, from: string, told: FeedTold): Feed {
  recognised(feed.items, 'items', from, isItem, told);
  tellCuts(feed, from, told);
  return feed;
}

/** Nobody shall take the beginning of a feed for the whole. */
export function tellCuts(feed: Feed, from: string, told: FeedTold): void {
  for (const cut of cutsOf(feed, from)) told.truncated(cut);
}

/** Why there is more in it than was read. */
export function cutsOf({ truncated, isTorn }: Feed, from: string): readonly string[] {
  return [
    ...(truncated ? [`${from} is longer than a feed may be`] : []),
    ...(isTorn ? [`${from} is cut off in the middle: the rest is not counted`] : []),
  ];
}

/** By anything that tells it from another: a picture has neither a title nor a text. */
function isItem({ id, url, title, text, media }: FeedItem): boolean {
  return id !== null || url !== null || title !== null || text !== '' || media.length > 0;
}
