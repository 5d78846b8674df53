/** Reads the feeds of the user's own Google Alerts. */
import { parseUrl } from '../../parse-url.js';
import { searchEndpoints } from '../shared/endpoints.js';
import type { Explain } from '../shared/feed/document.js';
import { openFeedAt } from '../shared/feed/named.js';
import { feedPages } from '../shared/feed/pages.js';
import { unwrapped } from '../shared/unwrap.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type SettingSpecs,
  type SourceContext,
  SourceError,
} from '../source.js';

const settings = {
  ...baseUrlSetting,
  feeds: {
    description:
      'the addresses of alerts delivered to a feed (https://www.google.com/alerts); anyone who has them can read them',
    required: true,
    secret: true,
    list: true,
    check: (given) => addressIn(given),
  },
} as const satisfies SettingSpecs;

type Context = SourceContext<typeof settings>;

export default defineSource({
  name: 'googlealerts',
  title: 'Google Alerts',
  homepage: 'https://www.google.com/alerts',
  example: 'open source',
  groups: ['news', 'blogs'],
  kinds: ['article'],
  limits: [
    'finds what the alerts that you created at Google look for, if delivered to a feed; the query is applied here',
    'a feed holds its newest twenty results, each with a title and an extract',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: (_, context) =>
    context.settings.feeds.flatMap((given) => {
      const url = addressOf(given);
      return url === null ? [] : { url, query: null };
    }),
  search: (_, context) => {
    // Anyone who has an address can read the alert, so only its position in the setting is shown.
    const feeds = new Map(context.settings.feeds.map((given, index) => [`alert ${index + 1}`, given]));
    return searchEndpoints([...feeds.keys()], context, (name) => readAlert(name, feeds.get(name)!, context));
  },
});

/** Returns null if it is not an address at Google. The path is not checked, because it is left out of tapes. */
function addressOf(given: string): string | null {
  const url = parseUrl(given.trim());
  return url !== null && /(?:^|\.)google\.[a-z.]{2,6}$/.test(url.hostname)
    ? `https://${url.host}${url.pathname}`
    : null;
}

/** @throws SourceError `needs_config`, without the address, as anyone who has it can read the alert */
function addressIn(given: string, name = 'one'): string {
  const address = addressOf(given);
  if (address !== null) return address;
  throw new SourceError('needs_config', `${name} of googlealerts.feeds is not the address of an alert`, {
    hint: 'at https://www.google.com/alerts choose "Deliver to: RSS feed", and copy the address of its feed sign',
  });
}

async function* readAlert(name: string, given: string, context: Context): AsyncGenerator<readonly Found[]> {
  const address = addressIn(given, name);
  // Notes would reveal the address.
  const silent = { http: context.http, cache: context.cache, note: () => {} };
  const first = await openFeedAt(address, silent, explain(name)).catch((error: unknown) => {
    throw isNoFeed(error) ? new SourceError(error.code, `${name} did not return a feed`, { hint: error.hint }) : error;
  });
  const label = first.feed.title ?? name;
  for await (const page of feedPages(first, { name: label, open: async () => null }, context))
    yield page.map(toArticle);
}

const explain =
  (name: string): Explain =>
  ({ status }) => {
    if (status !== 404 && status !== 410) return undefined;
    const error = new SourceError('not_found', `${name} of googlealerts.feeds is not there any more (HTTP ${status})`, {
      status,
      hint: 'it was deleted at https://www.google.com/alerts: take it off the setting, or make it again',
    });
    return { error, retry: false };
  };

function isNoFeed(error: unknown): error is SourceError {
  return (
    error instanceof SourceError && (error.code === 'not_a_feed' || error.code === 'blocked') && error.status === null
  );
}

/** Replaces links through Google's redirector with the pages that they lead to. */
function toArticle(found: Found): Found {
  if (typeof found.url !== 'string') return found;
  const url = unwrapped(found.url, 'url');
  const { hostname, origin } = new URL(url);
  return {
    ...found,
    url,
    links: (found.links ?? []).map((link) => unwrapped(link, 'url')).filter((link) => link !== url),
    author: {},
    origin: { name: hostname, url: origin },
  };
}
