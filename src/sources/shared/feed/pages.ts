/** A feed that is read whole: its page, and those of older items as far as they lie in the window. */
import type { Found, SourceContext } from '../../source.js';
import { placeOf } from '../address.js';
import { foundIn } from './found.js';
import type { Feed } from './parse.js';
import { recognisedFeed } from './recognised-feed.js';

export interface OpenFeed {
  readonly feed: Feed;
  /** Where it was asked for. */
  readonly address: string;
}

export interface Reading {
  /** As messages call it; the feed's own title where absent. */
  readonly name?: string;
  /** Where the page with this number (from 2) would lie, in feeds that do not say so. */
  readonly older?: (page: number) => string;
  /** The page of older items; null where there is none, or where it is no feed. */
  open(next: string): Promise<OpenFeed | null>;
}

/** Of one feed. */
const PAGES_AT_MOST = 50;

/** Warns where it does not reach back to the beginning of the window. */
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
    // Something new on it: otherwise a feed could lead in circles. What has no time may lie in the window, and so may what follows.
    const goesOn = found.length > 0 && (last === null || Date.parse(last) >= context.since.getTime());
    if (!goesOn || next === null || asked.has(next)) break;
    if (asked.size === PAGES_AT_MOST) {
      context.truncated(`${name} has more pages than are read of one feed`);
      break;
    }
    asked.add(next);
    const isNamed = page.feed.next !== null;
    page = await reading.open(next);
    // Where it lies was only a guess otherwise.
    if (page === null && isNamed) context.truncated(`${name} names a page of older items that was not read`);
  }
  if (oldest === null || Date.parse(oldest) <= context.since.getTime()) return;
  const reach = oldest.slice(0, 16).replace('T', ' ');
  context.warn('short_feed', `${name} reaches back to ${reach} UTC only: older items are not counted`);
}
