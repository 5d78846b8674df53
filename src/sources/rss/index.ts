/** Reads complete RSS, Atom and JSON feeds, given by their URL or by that of their site. */
import { searchEndpoints } from '../shared/endpoints.js';
import { feedPages } from '../shared/feed/pages.js';
import { defineSource, type Found, type SettingSpecs, type SourceContext } from '../source.js';
import { openFeed, openNext, readAddress } from './open.js';

const settings = {
  feeds: {
    description: 'the addresses of feeds, or of sites that link to theirs',
    required: true,
    list: true,
    check: readAddress,
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

export default defineSource({
  name: 'rss',
  title: 'RSS, Atom and JSON feeds',
  homepage: 'https://www.rssboard.org/rss-specification',
  example: 'open source',
  groups: ['news', 'blogs'],
  kinds: ['article', 'comment'],
  limits: [
    'a feed holds only its newest entries, often ten to fifty; older ones cannot be asked for',
    'the text is whatever the feed carries, in some only a teaser',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: (_, context) => context.settings.feeds.map((given) => ({ url: readAddress(given), query: null })),
  search: (_, context) => searchEndpoints(context.settings.feeds, context, (given) => readFeed(given, context)),
});

async function* readFeed(given: string, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  yield* feedPages(await openFeed(given, context), { open: (next) => openNext(next, given, context) }, context);
}
