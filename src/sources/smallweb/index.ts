/** Reads the newest posts of tens of thousands of personal blogs from Kagi's Small Web collection. */
import { hostOf } from '../shared/address.js';
import { openFeedAt } from '../shared/feed/named.js';
import { feedPages } from '../shared/feed/pages.js';
import { baseUrlSetting, defineSource, type Found } from '../source.js';

const FEED = 'https://kagi.com/api/v1/smallweb/feed/';
const NAME = 'Kagi Small Web';

export default defineSource({
  name: 'smallweb',
  title: NAME,
  homepage: 'https://kagi.com/smallweb',
  example: 'open source',
  groups: ['blogs'],
  kinds: ['article'],
  limits: [
    "has no search: its newest posts, a few days' worth, are read and filtered here",
    'personal blogs in English only, updated every few hours',
  ],
  settings: baseUrlSetting,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: () => [{ url: FEED, query: null }],
  async *search(_, context) {
    const first = await openFeedAt(FEED, context);
    for await (const page of feedPages(first, { name: NAME, open: async () => null }, context)) yield page.map(toPost);
  },
});

/** Credits the blog rather than the collection as the origin. */
function toPost(found: Found): Found {
  const { url = null, author } = found;
  if (url === null) return found;
  const { origin } = new URL(url);
  return { ...found, language: found.language ?? 'en', origin: { name: author?.name ?? hostOf(url), url: origin } };
}
