/** Reads a file of markup: a feed, or a list of feeds. */
import { UsageError } from '../../errors.js';
import { parseOpml } from '../../sources/shared/opml.js';
import type { Failure } from '../bytes/gathered.js';
import { LONGEST_BYTES } from '../bytes/longest.js';
import type { Opened } from '../opened.js';
import type { Place } from '../place.js';
import type { Reading, Tellings } from '../rows/reading.js';
import { readFeed } from './feed-file.js';

/** @throws UsageError if it is neither; the error of `chunks` if there is no feed before it */
export async function readMarkup(
  input: Pick<Opened, 'chunks' | 'isUtf8'>,
  { title, path }: Pick<Place, 'title' | 'path'>,
): Promise<Reading | { readonly feeds: string[] }> {
  const { bytes, failure } = await beginningOf(input);
  const feed = readFeed(bytes, path);
  if (feed !== null && (feed.found.length > 0 || failure === null)) {
    const { found, empty } = feed;
    // An unpacking error is reported by itself.
    const cut = failure === null ? feed.cut : null;
    return {
      tellings: once([{ type: 'told', line: 1, found, empty, as: null }], failure),
      facts: () => ({ unreadableTimes: 0, unread: null, unmapped: [], cut }),
    };
  }
  if (failure !== null) throw failure.error;
  const feeds = parseOpml(bytes).map(({ url }) => url);
  if (feeds.length > 0) return { feeds };
  const start = bytes.toString('latin1', 0, 4096);
  if (/<opml\b/i.test(start)) throw new UsageError(`${title} names no feed`);
  if (/<(?:!doctype\s+html|html)\b/i.test(start)) {
    throw new UsageError(`${title} is a web page, not a feed`, { hint: 'to read the feed of a site: --feed URL' });
  }
  throw new UsageError(`${title} is markup, but no feed`);
}

/** Takes precedence over the encoding that a document declares. */
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** Reads one byte more than the maximum length of a feed, which shows that there is more. */
async function beginningOf({
  chunks,
  isUtf8,
}: Pick<Opened, 'chunks' | 'isUtf8'>): Promise<{ readonly bytes: Buffer; readonly failure: Failure | null }> {
  const pieces: Buffer[] = isUtf8 ? [BYTE_ORDER_MARK] : [];
  let size = 0;
  let failure: Failure | null = null;
  try {
    for await (const chunk of chunks) {
      pieces.push(chunk);
      size += chunk.length;
      if (size > LONGEST_BYTES) break;
    }
  } catch (error) {
    failure = { error };
  }
  return { bytes: Buffer.concat(pieces).subarray(0, LONGEST_BYTES + 1), failure };
}

async function* once(told: Awaited<ReturnType<Tellings['next']>>['value'], failure: Failure | null): Tellings {
  yield told;
  if (failure !== null) throw failure.error;
}
