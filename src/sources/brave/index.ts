/** Searches news and the web through the paid API of Brave's own index. */
import { renderQuery, WEB_SEARCH } from '../shared/dialect.js';
import { newestFirst } from '../shared/newest-first.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type NativeRequest,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  SourceError,
  type SourceQuery,
} from '../source.js';
import { nextMonth, quotaOf, readLimit, spend } from './budget.js';
import { editionOf, readCountry, readLanguage } from './edition.js';
import { allowance, explain } from './limits.js';
import { fromResult, resultsIn } from './wire.js';

const settings = {
  ...baseUrlSetting,
  key: {
    description: 'the key of a Search plan (https://api-dashboard.search.brave.com)',
    required: true,
    secret: true,
    env: ['BRAVE_API_KEY', 'BRAVE_SEARCH_API_KEY'],
  },
  language: {
    description: 'language of the results, such as de, en-gb or zh-hans; without it, Brave assumes en',
    check: readLanguage,
  },
  country: {
    description: 'country of the results, two letters or ALL; without it, Brave assumes US',
    check: readCountry,
  },
  monthlyRequests: {
    description: 'requests that may be made and paid for per month (UTC), over all runs',
    default: '1000',
    check: readLimit,
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;
type Context = SourceContext<Settings>;

/** The two indexes, with the largest page of results that each allows. */
const INDEXES = [
  { name: 'news', pageSize: 50 },
  { name: 'web', pageSize: 20 },
] as const;
const PAGES_AT_MOST = 10;
const DAY = 86_400_000;

export default defineSource({
  name: 'brave',
  title: 'Brave Search',
  homepage: 'https://brave.com/search/api/',
  example: 'open source',
  isWorthAKey: true,
  groups: ['news', 'blogs'],
  kinds: ['article'],
  limits: [
    'every request costs money (half a cent in 2026): brave.monthlyRequests limits how many per month',
    'results come by relevance, ten pages at most; each is an extract of a page, not its text',
    'the window is searched in whole days; web pages without a date stay in it',
  ],
  settings,
  rate: { requests: 50, seconds: 1 },
  allowance,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase', 'or', 'not', 'group', 'site'],
    wordsFindTags: true,
    pageSize: INDEXES[0].pageSize,
    maxItems: PAGES_AT_MOST * (INDEXES[0].pageSize + INDEXES[1].pageSize),
    maxLength: 400,
    isUnordered: true,
  }),
  requests: (query, context) => searchesOf(query, context).map(({ request }) => request),
  search: (query, context) => newestFirst(searchesOf(query, context).map((one) => pages(one, context))),
  quota: ({ settings: { monthlyRequests }, cache, now }) => quotaOf(cache, monthlyRequests, now),
});

interface Search {
  readonly index: (typeof INDEXES)[number];
  readonly request: NativeRequest;
}

function searchesOf(query: SourceQuery, context: RequestContext<Settings>): readonly Search[] {
  return query.branches.flatMap((branch) => {
    const text = renderQuery(branch, WEB_SEARCH);
    return text === '' ? [] : INDEXES.map((index) => ({ index, request: requestTo(index, text, context) }));
  });
}

function requestTo(
  { name, pageSize }: Search['index'],
  text: string,
  context: RequestContext<Settings>,
): NativeRequest {
  const url = new URL(`https://api.search.brave.com/res/v1/${name}/search`);
  const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
  url.search = new URLSearchParams({
    q: text,
    count: String(Math.min(pageSize, Math.max(10, context.limit))),
    // Brave does not document the time zone of its days, so the range is a day longer at both ends.
    freshness: `${day(context.since.getTime() - DAY)}to${day(context.until.getTime() + DAY)}`,
    ...editionOf(context.settings.language, context.settings.country),
    spellcheck: '0',
    // Otherwise the matched words are marked up in the texts.
    text_decorations: '0',
    ...(name === 'web' ? { result_filter: 'web' } : {}),
  }).toString();
  return { url: url.href, query: text };
}

async function* pages({ index, request }: Search, context: Context): AsyncGenerator<readonly Found[]> {
  const url = new URL(request.url);
  const perPage = Number(url.searchParams.get('count'));
  for (let offset = 0; offset < PAGES_AT_MOST; offset += 1) {
    if (offset > 0) url.searchParams.set('offset', String(offset));
    if (!(await spend(context.cache, context.settings.monthlyRequests, context.now))) {
      if (offset === 0) throw spent(context.now);
      return context.truncated('brave.monthlyRequests is reached');
    }
    const response = await context.http.request({
      url: url.href,
      headers: { accept: 'application/json', 'x-subscription-token': context.settings.key },
      explain,
    });
    const { results, isLast } = resultsIn(response.json(), index.name, context);
    yield results.flatMap((result) => fromResult(result) ?? []);
    // Every request costs money: none is sent after an empty page, even if Brave announces more results.
    if (results.length === 0 || (isLast ?? results.length < perPage)) return;
  }
  context.truncated(`Brave returns at most ten pages of ${index.name}`);
}

function spent(now: Date): SourceError {
  return new SourceError('quota', 'brave.monthlyRequests is reached: no more requests this month', {
    retryAt: nextMonth(now),
    hint: 'raise it if your plan allows more: socialrank config set sources.brave.monthlyRequests',
  });
}
