/** A file of markup: a feed, or a list of feeds. */
import { UsageError } from '../errors.js';
import { parseOpml } from '../sources/shared/opml.js';
import { readFeed } from './feed-file.js';
import { LONGEST_BYTES } from './longest.js';
import type { Place } from './place.js';
import type { Reading, Tellings } from './reading.js';

/** @throws UsageError where it is neither */
export async function readMarkup(
  chunks: AsyncIterable<Buffer>,
  { title, path }: Pick<Place, 'title' | 'path'>,
): Promise<Reading | { readonly feeds: string[] }> {
  const bytes = await beginningOf(chunks);
  const feed = readFeed(bytes, path);
  if (feed !== null) {
    const { found, empty, truncated } = feed;
    return {
      tellings: once([{ type: 'told', line: 1, found, empty, as: null }]),
      facts: () => ({ unreadableTimes: 0, unread: null, unmapped: [], truncated }),
    };
  }
  const feeds = parseOpml(bytes).map(({ url }) => url);
  if (feeds.length > 0) return { feeds };
  const start = bytes.toString('latin1', 0, 4096);
  if (/<opml\b/i.test(start)) throw new UsageError(`${title} names no feed`);
  if (/<(?:!doctype\s+html|html)\b/i.test(start)) {
    throw new UsageError(`${title} is a web page, not a feed`, { hint: 'to read the feed of a site: --feed URL' });
  }
  throw new UsageError(`${title} is markup, but no feed`);
}

/** A byte more than is read of a feed shows that there is more. */
async function beginningOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    size += chunk.length;
    if (size > LONGEST_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, LONGEST_BYTES + 1);
}

async function* once(told: Awaited<ReturnType<Tellings['next']>>['value']): Tellings {
  yield told;
}
