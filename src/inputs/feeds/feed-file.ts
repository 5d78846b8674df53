/** A feed in a file. The result depends on the feed alone, not on where the file is. */
import { foundIn } from '../../sources/shared/feed/found.js';
import { parseFeed } from '../../sources/shared/feed/parse.js';
import { cutsOf } from '../../sources/shared/feed/recognised-feed.js';
import type { JsonObject } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';

interface FeedFile {
  readonly found: readonly Found[];
  /** Number of items with neither title nor text. */
  readonly empty: number;
  /** Why the feed contains more than was read; null: everything was read. */
  readonly cut: string | null;
}

/**
 * Returns null if it is not a feed.
 * @param path null for standard input
 */
export function readFeed(bytes: Uint8Array, path: string | null): FeedFile | null {
  const feed = parseFeed(bytes);
  if (feed === null) return null;
  const home = feed.url ?? feed.title ?? '';
  return {
    found: foundIn(feed, home).map(({ origin, ...found }) => ({
      ...found,
      origin: { name: origin?.name ?? path, url: origin?.url === home ? feed.url : (origin?.url ?? null) },
    })),
    empty: feed.items.filter(({ title, text }) => title === null && text === '').length,
    cut: cutsOf(feed, 'the feed')[0] ?? null,
  };
}

/** A JSON Feed states its version, or at least its own URL or that of its site. Returns null for anything else. */
export function readJsonFeed(value: JsonObject, path: string | null): FeedFile | null {
  const isLikely =
    Array.isArray(value['items']) && ['version', 'home_page_url', 'feed_url'].some((name) => name in value);
  if (!isLikely) return null;
  try {
    return readFeed(Buffer.from(JSON.stringify(value)), path);
  } catch (error) {
    if (error instanceof RangeError) return null; // nested too deeply to be written
    throw error;
  }
}
