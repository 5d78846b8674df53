/** Reads from webmention.io which pages link to the user's own sites. */
import { searchEndpoints } from '../shared/endpoints.js';
import { objectOf } from '../shared/json.js';
import { listFrom } from '../shared/recognised.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  SourceError,
} from '../source.js';
import { fromEntry, isEntry } from './wire.js';

const settings = {
  ...baseUrlSetting,
  token: {
    description: 'the token of your account at webmention.io (https://webmention.io/settings)',
    required: true,
    secret: true,
    env: ['WEBMENTION_IO_TOKEN', 'WEBMENTION_TOKEN'],
  },
  domains: { description: "your domains to ask for; without any, all of the account's", list: true },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const PAGE = 100;
const PAGES_AT_MOST = 100;
/** Stands for all domains of the account. */
const ALL = 'webmention.io';

export default defineSource({
  name: 'webmention',
  title: 'Webmention.io',
  homepage: 'https://webmention.io',
  example: 'open source',
  groups: ['blogs', 'social'],
  kinds: ['post', 'comment', 'article', 'bookmark'],
  limits: [
    'knows who links to your own sites, if these accept webmentions; the query is applied here',
    'a like without words is not a mention; reposts are listed as reposts',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: (_, context) =>
    domainsOf(context).map((domain) => ({ url: firstUrl(domain, context, context.settings.token), query: null })),
  search: (_, context) => searchEndpoints(domainsOf(context), context, (domain) => pages(domain, context)),
});

function domainsOf({ settings: { domains } }: RequestContext<Settings>): readonly string[] {
  return domains.length === 0 ? [ALL] : domains;
}

function firstUrl(domain: string, { since }: RequestContext, token: string): string {
  const url = new URL('https://webmention.io/api/mentions.jf2');
  url.search = new URLSearchParams({
    ...(domain === ALL ? {} : { domain: domain.replace(/^https?:\/\//i, '').replace(/\/.*$/s, '') }),
    // Time of receipt, which is never before the time of writing.
    since: since.toISOString(),
    'sort-by': 'published',
    'sort-dir': 'down',
    'per-page': String(PAGE),
    page: '0',
    token,
  }).toString();
  return url.href;
}

async function* pages(domain: string, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const url = new URL(firstUrl(domain, context, context.settings.token));
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    url.searchParams.set('page', String(page));
    const answer = objectOf((await context.http.request({ url: url.href, explain })).json());
    const children = listFrom(answer?.['children'], 'mentions', 'webmention.io', isEntry, context);
    yield children.flatMap((entry) => fromEntry(entry) ?? []);
    if (children.length < PAGE) return;
  }
  context.truncated(`only the first ${PAGES_AT_MOST} pages of webmention.io were read; there are more`);
}

function explain({ status }: { readonly status: number }) {
  if (status !== 400 && status !== 401) return undefined;
  const error = new SourceError('auth', `webmention.io refused the token (HTTP ${status})`, {
    status,
    hint: 'copy it from https://webmention.io/settings; domains must be those of its account',
  });
  return { error, retry: false };
}
