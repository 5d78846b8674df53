/** Feed files for alerts: changed atomically by one process at a time, and read with the parser for any feed. */
import { DeliveryError } from '../../alerts/alert.js';
import type { FeedEntry } from '../../alerts/means.js';
import { SocialRankError } from '../../errors.js';
import { parseFeed } from '../../sources/shared/feed/parse.js';
import { updateWhole } from '../files/whole-file.js';
import { reasonOf } from '../reason.js';

/** @throws DeliveryError */
export async function changeFeed(
  path: string,
  change: (text: string | null) => string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await updateWhole(path, change, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DeliveryError) throw error;
    const reason = error instanceof SocialRankError ? error.message : `${path} was not written: ${reasonOf(error)}`;
    throw new DeliveryError(reason, { cause: error });
  }
}

const LONG_AGO = '1970-01-01T00:00:00.000Z';

/** Returns the entries of a feed, or null if the text is not a feed. */
export function readFeed(text: string): readonly FeedEntry[] | null {
  const feed = parseFeed(Buffer.from(text));
  if (feed === null) return null;
  return feed.items.map(({ id, url, title, text: words, publishedAt }, at) => ({
    id: id ?? url ?? `urn:socialrank:unnamed:${at}`,
    title: title ?? '',
    text: words.replace(/\n+/g, '\n').trim(),
    at: publishedAt ?? LONG_AGO,
  }));
}
