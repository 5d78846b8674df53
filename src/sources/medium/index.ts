/** Reads feeds of Medium for tags, people and publications named by the user. */
import { parseUrl } from '../../parse-url.js';
import { browsersOnly } from '../shared/feed/browsers-only.js';
import { namedFeeds, namedRequests, type Platform, readName } from '../shared/feed/named.js';
import { baseUrlSetting, defineSource, type Found, type SettingSpecs } from '../source.js';

const settings = {
  ...baseUrlSetting,
  feeds: {
    description: 'tags, people and publications, such as tag/coffee,@ann,the-startup,the-startup/tagged/coffee',
    required: true,
    list: true,
    check: (given) => readName(given, medium),
  },
} as const satisfies SettingSpecs;

const medium: Platform = {
  addressOf,
  setting: { name: 'medium.feeds', hint: 'write tags, people and publications, such as tag/coffee,@ann,the-startup' },
  explain: browsersOnly,
  mend,
};

export default defineSource({
  name: 'medium',
  title: 'Medium',
  homepage: 'https://medium.com',
  example: 'open source',
  groups: ['blogs'],
  kinds: ['article'],
  limits: [
    'has no search: the feeds named in medium.feeds are read and filtered here',
    'a feed holds its newest ten stories, and only a teaser of those behind the paywall',
    'answers home connections but refuses many servers',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: (_, context) => namedRequests(context.settings.feeds, medium),
  search: (_, context) => namedFeeds(context.settings.feeds, medium, context),
});

const NAME = /^(?:tag\/[\p{L}\p{N}-]+|@[\w.-]+|[\w-]+(?:\/tagged\/[\p{L}\p{N}-]+)?)$/u;

function addressOf(given: string): string | null {
  const name = given
    .trim()
    .replace(/^#/, 'tag/')
    .replace(/^\/+|\/+$/g, '');
  if (NAME.test(name)) return new URL(`https://medium.com/feed/${name}`).href;
  const url = parseUrl(/^https?:\/\//i.test(name) ? name : `https://${name}`);
  if (url === null || !url.hostname.includes('.')) return null;
  // Publications and people may have a domain of their own.
  const path = url.pathname.replace(/^\/(?:feed(?:\/|$))?/, '');
  return new URL(`/feed${path === '' ? '' : `/${path}`}`, url.origin).href;
}

/** Removes the tracking parameter that names the feed from URLs. */
function mend(found: Found): Found {
  return {
    ...found,
    url: unmarked(found.url ?? null),
    links: (found.links ?? []).map((link) => unmarked(link) ?? link),
  };
}

function unmarked(address: string | null): string | null {
  const url = address === null ? null : parseUrl(address);
  if (url === null || !(url.searchParams.get('source') ?? '').startsWith('rss-')) return address;
  url.searchParams.delete('source');
  return url.href;
}
