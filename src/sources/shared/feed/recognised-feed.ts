/** A feed with items of which none is one was not read. */
import { recognised, type Told } from '../recognised.js';
import type { Feed, FeedItem } from './feed.js';

/** The feed as it is. @param from who answered, in messages @throws SourceError `bad_response` where it holds strangers alone */
export function recognisedFeed(feed: Feed, from: string, told: Told): Feed {
  recognised(feed.items, 'items', from, isItem, told);
  return feed;
}

/** By anything that tells it from another: a picture has neither a title nor a text. */
function isItem({ id, url, title, text, media }: FeedItem): boolean {
  return id !== null || url !== null || title !== null || text !== '' || media.length > 0;
}
