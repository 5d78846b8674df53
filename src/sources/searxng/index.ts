/** Searches many search engines at once through the user's own SearXNG instance. */
import { parseUrl } from '../../parse-url.js';
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import { newestFirst } from '../shared/newest-first.js';
import {
  defineSource,
  type Found,
  type NativeRequest,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  type SourceQuery,
} from '../source.js';
import { explain } from './refused.js';
import { fromResult, resultsIn } from './wire.js';

const settings = {
  baseUrl: {
    description: 'the address of an instance that allows JSON answers, such as http://127.0.0.1:8888',
    required: true,
    env: ['SEARXNG_URL', 'SEARXNG_BASE_URL'],
  },
  categories: { description: 'the categories to search', list: true, default: 'general,news,social media' },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const PAGES_AT_MOST = 10;
const DAY = 86_400_000;

/** The time ranges that SearXNG supports, with their lengths in days. */
const SPANS = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
] as const;

// Engines differ in how they treat further operators.
const dialect: Dialect = { word: plainOrQuoted, phrase: quoted };

export default defineSource({
  name: 'searxng',
  title: 'SearXNG',
  homepage: 'https://docs.searxng.org',
  example: 'open source',
  groups: ['news', 'blogs', 'social'],
  kinds: ['article', 'video', 'image'],
  limits: [
    'needs an instance of your own whose settings.yml lists json under search.formats: public ones answer 403',
    'results come by relevance, as extracts from the engines behind it, any of which may fail to answer',
    'pages without a date are kept if the window ends now, and left out if it ended earlier',
  ],
  settings,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase'],
    wordsFindTags: true,
    isUnordered: true,
  }),
  requests: requestsOf,
  async *search(query, context) {
    const silent = new Set<string>();
    yield* newestFirst(requestsOf(query, context).map((request) => pages(request, silent, context)));
  },
});

function requestsOf(query: SourceQuery, context: RequestContext<Settings>): readonly NativeRequest[] {
  const base = parseUrl(context.settings.baseUrl);
  if (base === null) return [];
  return query.branches.flatMap((branch) => {
    const text = renderQuery(branch, dialect);
    if (text === '') return [];
    const url = new URL(base.href);
    url.pathname = `${base.pathname.replace(/\/+$/, '')}/search`;
    const days = (context.now.getTime() - context.since.getTime()) / DAY;
    const span = SPANS.find(([, reach]) => days <= reach)?.[0];
    url.search = new URLSearchParams({
      q: text,
      format: 'json',
      categories: context.settings.categories.join(','),
      ...(span === undefined ? {} : { time_range: span }),
    }).toString();
    return { url: url.href, query: text };
  });
}

/** @param silent engines already reported as unresponsive */
async function* pages(
  { url: first }: NativeRequest,
  silent: Set<string>,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[]> {
  const url = new URL(first);
  const seen = new Set<string>();
  const isPast = context.until.getTime() < context.now.getTime() - DAY;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    if (page > 1) url.searchParams.set('pageno', String(page));
    const response = await context.http.request({ url: url.href, headers: { accept: 'application/json' }, explain });
    const { results, unresponsive } = resultsIn(response.json(), context);
    tellSilent(unresponsive, silent, context);
    // If those that answered found nothing, the others might have found something.
    if (page === 1 && results.length === 0 && unresponsive.length > 0) {
      context.truncated(`${url.host} found nothing, and not all of its engines answered`);
    }
    const found = results.flatMap((result) => fromResult(result) ?? []).filter(({ id }) => !seen.has(id!));
    for (const { id } of found) seen.add(id!);
    // Engines without paging return their first page again.
    if (found.length === 0) return;
    yield isPast ? found.filter(({ publishedAt }) => publishedAt !== undefined) : found;
  }
  context.truncated(`only the first ten pages of ${url.host} were read; there are more`);
}

function tellSilent(unresponsive: readonly string[], silent: Set<string>, context: SourceContext<Settings>): void {
  const fresh = unresponsive.filter((engine) => !silent.has(engine));
  for (const engine of fresh) silent.add(engine);
  if (fresh.length > 0) context.warn('engines_silent', `engines that did not answer SearXNG: ${fresh.join(', ')}`);
}
