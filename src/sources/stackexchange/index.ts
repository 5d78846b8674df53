/** Searches questions and answers on Stack Exchange sites such as Stack Overflow. */
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import { searchEndpoints } from '../shared/endpoints.js';
import { addressOf } from '../shared/links.js';
import { newestFirst } from '../shared/newest-first.js';
import {
  baseUrlSetting,
  defineSource,
  type NativeRequest,
  type QueryNode,
  type RequestContext,
  type SettingSpecs,
  type SettingValues,
  type SourceQuery,
} from '../source.js';
import { PAGE, pages } from './pages.js';
import { allowance, quotaOf } from './quota.js';
import { type Site, siteOf } from './site.js';

const settings = {
  ...baseUrlSetting,
  sites: {
    description: 'the sites to search, such as stackoverflow,superuser,es.stackoverflow',
    list: true,
    default: 'stackoverflow',
    check: siteOf,
  },
  key: {
    description: 'app key from stackapps.com: allows 10,000 requests a day instead of 300',
    secret: true,
    env: ['STACKEXCHANGE_KEY', 'STACK_EXCHANGE_API_KEY', 'STACKAPPS_KEY'],
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const dialect: Dialect = {
  word: plainOrQuoted,
  phrase: quoted,
  tag: (text) => (/^[\w.+#-]{1,35}$/.test(text) ? `[${text.toLowerCase()}]` : quoted(text)),
  link: (value) => `url:${quoted(`*${addressOf(value)}*`)}`,
};

export default defineSource({
  name: 'stackexchange',
  title: 'Stack Exchange',
  homepage: 'https://stackexchange.com',
  example: 'open source',
  groups: ['dev', 'forums'],
  kinds: ['question', 'answer'],
  limits: [
    '300 requests a day from one address, 10,000 with a key; each site and each alternative takes one',
    'does not say who asked or answered; comments are not searched',
    'texts are under CC BY-SA: where you show them, name the author and link to the post',
  ],
  settings,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase', 'tag', 'link'],
    wordsFindTags: true,
    pageSize: PAGE,
    maxLength: 240,
  }),
  requests: (query, context) =>
    sitesIn(context.settings)
      .map(siteOf)
      .flatMap((site) => requestsTo(site, query, context)),
  search: (query, context) =>
    searchEndpoints(sitesIn(context.settings), context, (given) => {
      const site = siteOf(given);
      return newestFirst(requestsTo(site, query, context).map(({ url }) => pages(url, site, context)));
    }),
  rate: { requests: 30, seconds: 1 },
  allowance,
  quota: ({ settings: { key }, cache, now }) => quotaOf(key, { cache, now }),
});

function sitesIn({ sites }: SettingValues<Settings>): readonly string[] {
  return sites.length > 0 ? sites : [settings.sites.default];
}

function requestsTo(site: Site, query: SourceQuery, context: RequestContext<Settings>): readonly NativeRequest[] {
  return query.branches.flatMap((branch) => requestFor(site, branch, context) ?? []);
}

function requestFor(site: Site, branch: QueryNode, context: RequestContext<Settings>): NativeRequest | null {
  const query = renderQuery(branch, dialect);
  if (query === '') return null;
  const { key } = context.settings;
  const url = new URL('https://api.stackexchange.com/2.3/search/excerpts');
  url.search = new URLSearchParams({
    q: query,
    site: site.name,
    sort: 'creation',
    order: 'desc',
    fromdate: String(Math.floor(context.since.getTime() / 1000)),
    todate: String(Math.ceil(context.until.getTime() / 1000)),
    pagesize: String(Math.min(PAGE, Math.max(1, context.limit))),
    ...(key === undefined ? {} : { key }),
  }).toString();
  return { url: url.href, query };
}
