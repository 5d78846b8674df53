/** Reads a feed page by page, back to the start of the window. */
import type { Found, SourceContext } from '../../source.js';
import { placeOf } from '../address.js';
import { foundIn } from './found.js';
import type { Feed } from './parse.js';
import { recognisedFeed } from './recognised-feed.js';

export interface OpenFeed {
  readonly feed: Feed;
  /** URL that was requested. */
  readonly address: string;
}

export interface Reading {
  /** Name used in messages; default: the feed's title. */
  readonly name?: string;
  /** Returns the presumed URL of a page (from 2), for feeds that do not link to it. */
  readonly older?: (page: number) => string;
  /** Opens a page of older items; null if there is none, or it is not a feed. */
  open(next: string): Promise<OpenFeed | null>;
}

/** Per feed. */
const PAGES_AT_MOST = 50;

/** Warns if the feed does not reach back to the start of the window. */
export async function* feedPages(
  first: OpenFeed,
  reading: Reading,
  context: Pick<SourceContext, 'since' | 'warn' | 'unrecognised' | 'truncated'>,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const name = reading.name ?? first.feed.title ?? placeOf(first.address);
  const seen = new Set<string>();
  const asked = new Set([first.address]);
  let oldest: string | null = null;
  for (let page: OpenFeed | null = first; page !== null; ) {
    const found = foundIn(recognisedFeed(page.feed, name, context), first.address).filter(({ id }) => !seen.has(id!));
    for (const { id } of found) seen.add(id!);
    yield found;
    const last = found.findLast(({ publishedAt }) => publishedAt !== null)?.publishedAt ?? null;
    oldest = last ?? oldest;
    const next: string | null = page.feed.next ?? reading.older?.(asked.size + 1) ?? null;
    // Only continue after a page with new items, as a feed could link in circles. If its last item has no time, older
    // items may still be in the window.
    const goesOn = found.length > 0 && (last === null || Date.parse(last) >= context.since.getTime());
    if (!goesOn || next === null || asked.has(next)) break;
    if (asked.size === PAGES_AT_MOST) {
      context.truncated(`${name} has more pages than are read of one feed`);
      break;
    }
    asked.add(next);
    const isNamed = page.feed.next !== null;
    page = await reading.open(next);
    // A guessed URL need not exist; one named by the feed should.
    if (page === null && isNamed) context.truncated(`${name} names a page of older items that was not read`);
  }
  if (oldest === null || Date.parse(oldest) <= context.since.getTime()) return;
  const reach = oldest.slice(0, 16).replace('T', ' ');
  context.warn('short_feed', `${name} reaches back to ${reach} UTC only: older items are not counted`);
}
