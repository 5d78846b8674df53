/** Searches small and personal sites through the API of Marginalia Search. */
import { parseUrl } from '../../parse-url.js';
import { renderQuery, WEB_SEARCH } from '../shared/dialect.js';
import { htmlToText } from '../shared/html-text.js';
import { hasText, objectOf, textOf, webOf } from '../shared/json.js';
import { newestFirst } from '../shared/newest-first.js';
import { listFrom } from '../shared/recognised.js';
import { tidyLine } from '../shared/text.js';
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

const settings = {
  ...baseUrlSetting,
  key: {
    description: 'your own key (about.marginalia-search.com/article/api); the shared one is often used up',
    secret: true,
    env: ['MARGINALIA_API_KEY'],
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

/** The public key, published on the API's own page for anyone to try. */
const SHARED_KEY = 'public';
const RESULTS_AT_MOST = 100;
const PAGES_AT_MOST = 10;

export default defineSource({
  name: 'marginalia',
  title: 'Marginalia Search',
  homepage: 'https://marginalia-search.com',
  example: 'open source',
  groups: ['blogs'],
  kinds: ['article'],
  limits: [
    'does not know when a page was written: its pages may be of any age and count in every window, so it is asked only by name',
    'without marginalia.key it uses a key that everybody shares, which is often used up',
    'gives an extract of each page, by relevance; its results are under CC-BY-NC-SA 4.0',
  ],
  settings,
  isOptIn: true,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase', 'not', 'site'],
    pageSize: RESULTS_AT_MOST,
    maxItems: PAGES_AT_MOST * RESULTS_AT_MOST,
    wordsFindTags: true,
    isUnordered: true,
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

function requestFor(branch: QueryNode, context: RequestContext): NativeRequest | null {
  const query = renderQuery(branch, WEB_SEARCH);
  if (query === '') return null;
  const url = new URL('https://api2.marginalia-search.com/search');
  const count = Math.min(RESULTS_AT_MOST, Math.max(10, context.limit));
  // `dc` limits results per site to ten; otherwise a single forum could fill the page.
  url.search = new URLSearchParams({ query, count: String(count), dc: '10' }).toString();
  return { url: url.href, query };
}

async function* pages(
  { url: first }: NativeRequest,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[]> {
  const url = new URL(first);
  const { key = SHARED_KEY } = context.settings;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    if (page > 1) url.searchParams.set('page', String(page));
    const response = await context.http.request({
      url: url.href,
      headers: { 'api-key': key },
      explain: (refused) => explain(refused, key === SHARED_KEY),
    });
    const results = listFrom(objectOf(response.json())?.['results'], 'results', 'Marginalia', isResult, context);
    yield results.flatMap((result) => fromResult(result) ?? []);
    if (results.length < Number(url.searchParams.get('count'))) return;
  }
  context.truncated('only the first ten pages of Marginalia were read; there are more');
}

/** Results may also be Gemini pages and the like, which are recognized but not used. */
function isResult(value: unknown): boolean {
  return parseUrl(textOf(objectOf(value)?.['url']) ?? '') !== null && hasText(value, 'title', 'description');
}

function fromResult(value: unknown): Found | null {
  const result = objectOf(value);
  const url = webOf(result?.['url']);
  const title = tidyLine(htmlToText(textOf(result?.['title']) ?? ''));
  const text = htmlToText(textOf(result?.['description']) ?? '');
  if (url === null || (title === '' && text === '')) return null;
  const { hostname, origin } = new URL(url);
  return {
    id: url,
    kind: 'article',
    url,
    title: title || null,
    text: text || title,
    origin: { name: hostname, url: origin },
  };
}

/** Marginalia sends 503 where other services send 429. */
function explain(response: HttpResponse, isShared: boolean): Refusal | undefined {
  const { status, headers } = response;
  const isTooOften = status === 503 || (status === 429 && headers['retry-after'] === undefined);
  if (!isTooOften) return undefined;
  const error = new SourceError(
    'rate_limited',
    isShared ? 'the key that all share at Marginalia is used up for now' : 'too many requests to Marginalia',
    { status, hint: isShared ? 'ask for a key of your own, and set marginalia.key to it' : null },
  );
  return { error, retry: !isShared };
}
