/** Searches the headlines of Google News through its results feed. */
import { renderQuery, WEB_SEARCH } from '../shared/dialect.js';
import { parseFeed } from '../shared/feed/parse.js';
import { tellCuts } from '../shared/feed/recognised-feed.js';
import { newestFirst } from '../shared/newest-first.js';
import { recognised } from '../shared/recognised.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type HttpResponse,
  type NativeRequest,
  type QueryNode,
  type Refusal,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  SourceError,
} from '../source.js';
import { editionOf } from './edition.js';
import { type Days, daySlices, halvesOf, wholeDays } from './slices.js';
import { fromItem, isResult } from './wire.js';

/** Most results of one search; there is no second page. */
const RESULTS_AT_MOST = 100;

const settings = {
  ...baseUrlSetting,
  language: { description: 'language of the edition, such as en, de or pt', default: 'en' },
  country: { description: 'country of the edition, two letters', default: 'US' },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

export default defineSource({
  name: 'googlenews',
  title: 'Google News',
  homepage: 'https://news.google.com',
  example: 'open source',
  groups: ['news'],
  kinds: ['article'],
  limits: [
    'gives headlines and outlets, not the text of the articles',
    'at most 100 results per search; if there are more, the window is searched in parts, down to single days',
    "addresses are Google's own and lead to the article only in a browser",
    'its feeds state that they are for personal, non-commercial use',
  ],
  settings,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase', 'or', 'not', 'group', 'site'],
    wordsFindTags: true,
    pageSize: RESULTS_AT_MOST,
    maxLength: 500,
  }),
  requests: (query, context) =>
    query.branches.flatMap((branch) => requestFor(branch, wholeDays(context), context) ?? []),
  search: (query, context) => newestFirst(query.branches.map((branch) => searchBranch(branch, context))),
});

/** Returns null if nothing in the branch can be expressed in Google's syntax. */
function requestFor(branch: QueryNode, days: Days, context: RequestContext<Settings>): NativeRequest | null {
  const words = renderQuery(branch, WEB_SEARCH);
  if (words === '') return null;
  const query = `${words} after:${days.first} before:${days.end}`;
  const url = new URL('https://news.google.com/rss/search');
  const { language, country } = context.settings;
  url.search = new URLSearchParams({ q: query, ...editionOf(language, country) }).toString();
  return { url: url.href, query };
}

/** Results come by relevance: if there are more than Google returns, only searches of shorter periods find them all. */
async function* searchBranch(branch: QueryNode, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const request = requestFor(branch, wholeDays(context), context);
  if (request === null) return;
  const best = await ask(request, context);
  if (best.length >= RESULTS_AT_MOST) {
    // `newestFirst` takes a page without anything new for the end.
    const seen = new Set<string>();
    for (const days of daySlices(context)) {
      for await (const page of searchDays(branch, days, context)) {
        const fresh = page.filter(({ id }) => !seen.has(id!));
        for (const { id } of fresh) seen.add(id!);
        if (fresh.length > 0) yield fresh;
      }
    }
  }
  yield best;
}

/** Yields results newest first. A period with too many of them is halved, down to single days. */
async function* searchDays(
  branch: QueryNode,
  days: Days,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[]> {
  const found = await ask(requestFor(branch, days, context)!, context);
  if (found.length >= RESULTS_AT_MOST) {
    const halves = halvesOf(days);
    for (const half of halves) yield* searchDays(branch, half, context);
    if (halves.length === 0) {
      const end = new Date(days.end);
      const later = end < context.until ? end : null;
      context.truncated(`Google News returns at most 100 results for ${days.first}`, later);
    }
  }
  yield found;
}

async function ask({ url }: NativeRequest, context: SourceContext<Settings>): Promise<Found[]> {
  const response = await context.http.request({ url, explain });
  const feed = parseFeed(response.bytes, { contentType: response.headers['content-type'] ?? '', url });
  if (feed === null) throw noFeed(response);
  tellCuts(feed, 'the feed of Google News', context);
  return recognised(feed.items, 'results', 'news.google.com', isResult, context)
    .flatMap((item) => fromItem(item, feed.language) ?? [])
    .sort((a, b) => Date.parse(b.publishedAt ?? '1970-01-01') - Date.parse(a.publishedAt ?? '1970-01-01'));
}

/** Google News answers too many requests with 503, not with 429. */
function explain(response: HttpResponse): Refusal | undefined {
  if (response.status !== 503) return undefined;
  return {
    error: new SourceError('rate_limited', 'too many requests to news.google.com', { status: 503 }),
    retry: true,
  };
}

function noFeed({ headers }: HttpResponse): SourceError {
  if (!/\bhtml\b/i.test(headers['content-type'] ?? '')) {
    return new SourceError('bad_response', 'news.google.com did not return a feed');
  }
  return new SourceError('blocked', 'news.google.com asks for consent in a browser first', {
    hint: 'open https://news.google.com in a browser from this network, or ask from another one',
  });
}
