/** Reads reviews of the apps named by the user, from the feeds of Apple's App Store. */
import { searchEndpoints } from '../shared/endpoints.js';
import { type JsonObject, objectOf } from '../shared/json.js';
import { recognised } from '../shared/recognised.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type SettingSpecs,
  type SourceContext,
  SourceError,
} from '../source.js';
import { appOf, lookUp } from './app.js';
import { type App, appNameIn, entriesIn, fromReview, isApp, isReview, lastPageIn } from './wire.js';

const PAGE = 50;
const PAGES_AT_MOST = 10;

const settings = {
  ...baseUrlSetting,
  apps: {
    description:
      'the apps whose reviews are read: numbers, such as 284882215 or de:284882215, or addresses in the store',
    required: true,
    list: true,
    check: appOf,
  },
} as const satisfies SettingSpecs;

type Context = SourceContext<typeof settings>;

export default defineSource({
  name: 'appstore',
  title: 'App Store',
  homepage: 'https://www.apple.com/app-store/',
  example: 'open source',
  groups: ['reviews'],
  kinds: ['review'],
  limits: [
    'reads the newest 500 reviews of each app named in appstore.apps, from one country per app',
    "every review counts as a mention of its app: the app's name is added to it as a tag",
    "Apple's review feed comes back empty for some apps: a warning says so, as it does not mean that there are no reviews",
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [], pageSize: PAGE, maxItems: PAGE * PAGES_AT_MOST }),
  requests: (_, context) => context.settings.apps.map((given) => ({ url: addressOf(appOf(given), 1), query: null })),
  search: (_, context) => searchEndpoints(context.settings.apps, context, (given) => reviews(given, context)),
  rate: { requests: 20, seconds: 60 },
});

// Apple rejects the path segments in any other order.
function addressOf({ id, country }: App, page: number): string {
  return `https://itunes.apple.com/${country}/rss/customerreviews/page=${page}/id=${id}/sortby=mostrecent/json`;
}

async function* reviews(given: string, context: Context): AsyncGenerator<readonly Found[], undefined, undefined> {
  const app = appOf(given);
  const seen = new Set<string>();
  let name: string | null = null;
  let last = 1;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const feed = await ask(addressOf(app, page), context);
    const entries = entriesIn(feed);
    if (page === 1) last = lastPageIn(feed);
    // The feed may contain the app itself, sometimes as its only entry. That is not a review.
    const others = entries.filter((entry) => !isApp(entry));
    const reviewed = recognised(others, 'reviews', 'itunes.apple.com', isReview, context);
    if (page === 1) name = await nameOf(app, appNameIn(entries), reviewed.length === 0, context);
    const found = reviewed.flatMap((entry) => fromReview(entry, app, name) ?? []).filter(({ id }) => !seen.has(id!));
    for (const { id } of found) seen.add(id!);
    yield found;
    const oldest = Date.parse(found.at(-1)?.publishedAt ?? '');
    if (oldest < context.since.getTime()) return;
    if (found.length > 0) continue;
    // Apple returns some pages empty, as it does some whole feeds.
    if (page > 1 && page <= last)
      context.truncated(`page ${page} of ${last} of Apple's reviews of ${name ?? app.id} is empty`);
    return;
  }
  context.truncated(`Apple returns at most ${PAGE * PAGES_AT_MOST} reviews of an app`);
}

/**
 * Returns the app's name; null if unknown. An empty feed does not mean that there are no reviews, so the warning about
 * it gives the overall rating in the store.
 * @param told the name according to the feed
 */
async function nameOf(app: App, told: string | null, isEmpty: boolean, context: Context): Promise<string | null> {
  if (told !== null && !isEmpty) return told;
  const about = await lookUp(app, context);
  if (isEmpty) {
    const known =
      about?.rating ?? (about === null ? 'and the store there does not know it' : 'and nobody has rated it');
    const name = told ?? about?.name ?? app.id;
    context.warn('no_reviews', `Apple's feed holds no reviews of ${name} (${app.country}): ${known}`);
  }
  return told ?? about?.name ?? null;
}

async function ask(url: string, context: Context): Promise<JsonObject> {
  const feed = objectOf(objectOf((await context.http.request({ url })).json())?.['feed']);
  if (feed === null) throw new SourceError('bad_response', 'itunes.apple.com did not return a feed of reviews');
  return feed;
}
