/** Reads the feeds of the Ghost sites named by the user. */
import { typedAddress } from '../shared/address.js';
import { namedFeeds, namedRequests, type Platform, readName } from '../shared/feed/named.js';
import { defineSource, type SettingSpecs } from '../source.js';

const settings = {
  sites: {
    description: 'the hosts or addresses of Ghost sites, or of one tag, such as blog.example.com/tag/coffee',
    required: true,
    list: true,
    check: (given) => readName(given, ghost),
  },
} as const satisfies SettingSpecs;

const ghost: Platform = {
  addressOf,
  setting: { name: 'ghost.sites', hint: 'write hosts or addresses, such as blog.example.com,https://example.com/news' },
  older: (address, page) => `${address}${page}/`,
};

export default defineSource({
  name: 'ghost',
  title: 'Ghost sites',
  homepage: 'https://ghost.org',
  example: 'open source',
  groups: ['blogs', 'news'],
  kinds: ['article'],
  limits: [
    'has no public search: the sites named in ghost.sites are read and filtered here',
    'a feed holds its newest fifteen posts, older pages only if the site still has them, and only a teaser of paid posts',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: (_, context) => namedRequests(context.settings.sites, ghost),
  search: (_, context) => namedFeeds(context.settings.sites, ghost, context),
});

function addressOf(given: string): string | null {
  const address = typedAddress(given);
  if (address === null) return null;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/*(?:rss\/*)?$/, '')}/rss/`;
}
