/** Reads feeds of Substack newsletters named by the user. */
import { parseUrl } from '../../parse-url.js';
import { browsersOnly } from '../shared/feed/browsers-only.js';
import { namedFeeds, namedRequests, type Platform, readName } from '../shared/feed/named.js';
import { defineSource, type SettingSpecs } from '../source.js';

const settings = {
  sites: {
    description: 'newsletters by name or address, such as acmeweekly,news.example.com',
    required: true,
    list: true,
    check: (given) => readName(given, substack),
  },
} as const satisfies SettingSpecs;

const substack: Platform = {
  addressOf,
  setting: { name: 'substack.sites', hint: 'write names or addresses, such as acmeweekly,news.example.com' },
  explain: browsersOnly,
};

export default defineSource({
  name: 'substack',
  title: 'Substack',
  homepage: 'https://substack.com',
  example: 'open source',
  groups: ['blogs'],
  kinds: ['article'],
  limits: [
    'has no public search: the newsletters named in substack.sites are read and filtered here',
    'a feed holds its newest twenty posts, only the beginning of paid ones, and no notes or comments',
    'answers home connections but refuses many servers',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: (_, context) => namedRequests(context.settings.sites, substack),
  search: (_, context) => namedFeeds(context.settings.sites, substack, context),
});

function addressOf(given: string): string | null {
  const name = given.trim().replace(/^@/, '');
  if (/^[a-z\d-]+$/i.test(name)) return `https://${name.toLowerCase()}.substack.com/feed`;
  const url = parseUrl(/^https?:\/\//i.test(name) ? name : `https://${name}`);
  return url === null || !url.hostname.includes('.') ? null : `${url.origin}/feed`;
}
