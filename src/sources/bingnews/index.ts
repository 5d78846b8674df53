/** Searches Bing News through its results feed, which is undocumented and may be discontinued. */
import { renderQuery, WEB_SEARCH } from '../shared/dialect.js';
import { type FeedItem, parseFeed } from '../shared/feed/parse.js';
import { tellCuts } from '../shared/feed/recognised-feed.js';
import { newestFirst } from '../shared/newest-first.js';
import { recognised } from '../shared/recognised.js';
import { unwrapped } from '../shared/unwrap.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type HttpResponse,
  type NativeRequest,
  type QueryNode,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  SourceError,
} from '../source.js';

const settings = {
  ...baseUrlSetting,
  market: { description: 'language and country of the edition, such as en-US or de-DE', default: 'en-US' },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const PAGES_AT_MOST = 20;
const DAY = 86_400_000;

export default defineSource({
  name: 'bingnews',
  title: 'Bing News',
  homepage: 'https://www.bing.com/news',
  example: 'open source',
  groups: ['news'],
  kinds: ['article'],
  limits: [
    'experimental: Bing does not document this feed and may end it any day, so it is asked only by name',
    'gives headlines and the first sentence of articles, ten per page',
  ],
  settings,
  isOptIn: true,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase', 'or', 'not', 'group', 'site'],
    wordsFindTags: true,
    pageSize: 10,
    maxItems: PAGES_AT_MOST * 10,
    maxLength: 500,
  }),
  requests: (query, context) => query.branches.flatMap((branch) => requestFor(branch, context) ?? []),
  search: (query, context) =>
    newestFirst(
      query.branches.flatMap((branch) => {
        const request = requestFor(branch, context);
        return request === null ? [] : pages(request, context);
      }),
    ),
});

function requestFor(branch: QueryNode, context: RequestContext<Settings>): NativeRequest | null {
  const query = renderQuery(branch, WEB_SEARCH);
  if (query === '') return null;
  const url = new URL('https://www.bing.com/news/search');
  url.search = new URLSearchParams({
    q: query,
    format: 'rss',
    setmkt: context.settings.market,
    qft: ['sortbydate="1"', ...intervalOf(context)].join(' '),
  }).toString();
  return { url: url.href, query };
}

/** Filter for the last seven or thirty days, which Bing counts from its own clock; empty if the window is longer. */
function intervalOf({ since, now }: RequestContext<Settings>): string[] {
  const days = (now.getTime() - since.getTime()) / DAY;
  if (days <= 7) return ['interval="7"'];
  return days <= 30 ? ['interval="9"'] : [];
}

async function* pages(
  { url: first }: NativeRequest,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[]> {
  const url = new URL(first);
  const seen = new Set<string>();
  let [results, oldest] = [0, Number.NaN];
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    if (page > 0) url.searchParams.set('first', String(results + 1));
    const { items, language } = await ask(url.href, context);
    const fresh = items.flatMap((item) => fromItem(item, language) ?? []).filter(({ id }) => !seen.has(id!));
    for (const { id } of fresh) seen.add(id!);
    // Past the last page, Bing returns the last one again.
    if (fresh.length === 0) return;
    yield fresh;
    results += items.length;
    oldest = Date.parse(fresh.at(-1)?.publishedAt ?? '');
    if (oldest < context.since.getTime()) return;
  }
  context.truncated('only the first twenty pages of Bing News were read; there are more', new Date(oldest));
}

async function ask(url: string, context: SourceContext<Settings>) {
  const response = await context.http.request({ url });
  const feed = parseFeed(response.bytes, { contentType: response.headers['content-type'] ?? '', url });
  if (feed === null) throw noFeed(response);
  recognised(feed.items, 'results', 'www.bing.com', isResult, context);
  tellCuts(feed, 'the feed of Bing News', context);
  return feed;
}

const isResult = ({ url, title }: FeedItem): boolean => url !== null && title !== null;

function fromItem(
  { url, title, text, publishedAt, precision, source, media }: FeedItem,
  language: string | null,
): Found | null {
  if (url === null || title === null) return null;
  const address = unwrapped(url, 'url');
  const { hostname, origin } = new URL(address);
  return {
    id: address,
    kind: 'article',
    url: address,
    title,
    text: text || title,
    publishedAt,
    precision,
    language,
    origin: { name: source?.name ?? hostname, url: origin },
    media,
  };
}

function noFeed({ headers }: HttpResponse): SourceError {
  if (!/\bhtml\b/i.test(headers['content-type'] ?? '')) {
    return new SourceError('bad_response', 'www.bing.com did not return a feed');
  }
  return new SourceError('blocked', 'www.bing.com returned a web page instead of a feed', {
    hint: 'it may no longer offer feeds, or not to this network: googlenews and gdelt search news too',
  });
}
