/** Reads feeds whole: RSS, Atom and JSON Feed by their address or that of their site. */
import { placeOf, typedAddress } from '../shared/address.js';
import { searchEndpoints } from '../shared/endpoints.js';
import { foundIn } from '../shared/feed/found.js';
import { defineSource, type Found, type SettingSpecs, type SourceContext } from '../source.js';
import { type OpenFeed, openFeed, openNext } from './open.js';

const settings = {
  feeds: { description: 'the addresses of feeds, or of sites that name theirs', required: true, list: true },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

/** Of one feed. */
const PAGES_AT_MOST = 50;

export default defineSource({
  name: 'rss',
  title: 'RSS, Atom and JSON feeds',
  homepage: 'https://www.rssboard.org/rss-specification',
  example: 'open source',
  groups: ['news', 'blogs'],
  kinds: ['article', 'comment'],
  limits: [
    'a feed holds its newest entries, often ten to fifty: what is older cannot be asked for',
    'the text is what the feed carries, with some only a teaser',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: (_, context) =>
    context.settings.feeds.flatMap((given) => {
      const url = typedAddress(given);
      return url === null ? [] : { url, query: null };
    }),
  search: (_, context) => searchEndpoints(context.settings.feeds, context, (given) => readFeed(given, context)),
});

async function* readFeed(given: string, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const first = await openFeed(given, context);
  const seen = new Set<string>();
  const asked = new Set([first.address]);
  let oldest: string | null = null;
  for (let page: OpenFeed | null = first; page !== null; ) {
    const found = foundIn(page.feed, first.address).filter(({ id }) => !seen.has(id!));
    for (const { id } of found) seen.add(id!);
    if (page.feed.truncated) context.truncated(`${nameOf(page)} is longer than is read of a feed`);
    yield found;
    const last = found.findLast(({ publishedAt }) => publishedAt !== null)?.publishedAt ?? null;
    oldest = last ?? oldest;
    const { next } = page.feed;
    // Not newer than the window, and something new in it: otherwise a feed could lead in circles.
    const goesOn = last !== null && Date.parse(last) >= context.since.getTime();
    if (!goesOn || next === null || asked.has(next) || asked.size === PAGES_AT_MOST) break;
    asked.add(next);
    page = await openNext(next, given, context);
  }
  if (oldest !== null && Date.parse(oldest) > context.since.getTime()) warnShort(first, oldest, context);
}

function warnShort(page: OpenFeed, oldest: string, context: SourceContext<Settings>): void {
  const reach = oldest.slice(0, 16).replace('T', ' ');
  context.warn('short_feed', `${nameOf(page)} reaches back to ${reach} UTC only: what it said before is not counted`);
}

function nameOf({ feed, address }: OpenFeed): string {
  return feed.title ?? placeOf(address);
}
