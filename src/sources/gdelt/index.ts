/** Searches the world's online news of the last three months through GDELT's free API. */
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import { newestFirst } from '../shared/newest-first.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type NativeRequest,
  type QueryNode,
  type RequestContext,
  type SourceContext,
  type SourceQuery,
} from '../source.js';
import { articlesIn, explain } from './answer.js';
import { languageName } from './languages.js';
import { fromArticle } from './wire.js';

const RECORDS = { least: 75, most: 250 } as const;
const DAYS = 90;
const DAY = 86_400_000;
const QUARTER_HOUR = 900_000;
/** Shortest window that GDELT accepts, in milliseconds. */
const WINDOW_AT_LEAST = 3_600_000;

const dialect: Dialect = {
  word: (text) => (isLongEnough(text) ? plainOrQuoted(text) : null),
  phrase: (text) => (isLongEnough(text) ? quoted(text) : null),
  // Matches every host that ends in these characters; the filter here checks that a label begins there.
  site: (host) => (/^[\w.-]+$/.test(host) ? `domain:${host.replace(/^www\./, '')}` : null),
  lang: (code) => {
    const name = languageName(code);
    return name === null ? null : `sourcelang:${name}`;
  },
  or: 'OR',
  not: (said) => `-${said}`,
};

export default defineSource({
  name: 'gdelt',
  title: 'GDELT',
  homepage: 'https://www.gdeltproject.org',
  example: 'open source',
  groups: ['news'],
  kinds: ['article'],
  limits: [
    'gives headlines, not texts: an article that names the brand only in its text is not counted',
    'times are when GDELT saw the article, to a quarter of an hour; it reaches back three months',
    'one request in five seconds, and fewer in busy hours, so it is asked only by name',
    'does not search for words of one or two letters',
  ],
  settings: baseUrlSetting,
  isOptIn: true,
  rate: { requests: 1, seconds: 5 },
  capabilities: () => ({
    search: 'words',
    // Without `group`, because alternatives cannot be nested.
    operators: ['phrase', 'or', 'not', 'site', 'lang'],
    wordsFindTags: true,
    pageSize: RECORDS.most,
    maxDays: DAYS,
    maxLength: 250,
  }),
  requests: (query, context) => query.branches.flatMap((branch) => requestFor(branch, context) ?? []),
  search,
});

/** Returns null if nothing in the branch can be searched for, or nothing in the window is within reach. */
function requestFor(branch: QueryNode, context: RequestContext): NativeRequest | null {
  // Within a conjunction, alternatives get parentheses, without which GDELT refuses them.
  const query = renderQuery({ type: 'and', nodes: [branch] }, dialect);
  const start = startOf(context);
  const end = Math.min(context.until.getTime(), context.now.getTime());
  if (query === '' || end <= start) return null;
  const url = new URL('https://api.gdeltproject.org/api/v2/doc/doc');
  url.search = new URLSearchParams({
    query,
    mode: 'artlist',
    format: 'json',
    sort: 'datedesc',
    maxrecords: String(Math.min(RECORDS.most, Math.max(RECORDS.least, context.limit))),
    startdatetime: stamp(Math.min(start, end - WINDOW_AT_LEAST)),
    enddatetime: stamp(end + 999),
  }).toString();
  return { url: url.href, query };
}

function startOf({ since, now }: Pick<RequestContext, 'since' | 'now'>): number {
  return Math.max(since.getTime(), now.getTime() - DAYS * DAY);
}

async function* search(query: SourceQuery, context: SourceContext): AsyncGenerator<readonly Found[]> {
  if (context.since.getTime() < context.now.getTime() - DAYS * DAY) context.truncated('GDELT reaches back 90 days');
  const requests = query.branches.flatMap((branch) => requestFor(branch, context) ?? []);
  const { now, since, until } = context;
  if (requests.length < query.branches.length) {
    if (since.getTime() < now.getTime() && until.getTime() > now.getTime() - DAYS * DAY)
      context.warn('unsupported_query', 'GDELT does not search for words of one or two letters');
  }
  yield* newestFirst(requests.map((request) => pages(request, context)));
}

/** GDELT has no paging: the next request has a window that ends at the oldest article so far. */
async function* pages(first: NativeRequest, context: SourceContext): AsyncGenerator<readonly Found[]> {
  const url = new URL(first.url);
  let perPage = Number(url.searchParams.get('maxrecords'));
  const start = startOf(context);
  const seen = new Set<string>();
  while (true) {
    const articles = articlesIn(await context.http.request({ url: url.href, explain }), context);
    const found = articles.flatMap((article) => fromArticle(article) ?? []);
    const fresh = found.filter(({ id }) => !seen.has(id!));
    for (const { id } of fresh) seen.add(id!);
    yield fresh;
    if (articles.length < perPage) return;
    const oldest = Date.parse(found.findLast(({ publishedAt }) => typeof publishedAt === 'string')?.publishedAt ?? '');
    if (Number.isNaN(oldest)) return context.truncated('GDELT does not say when it saw its articles', null);
    // More articles of the oldest quarter of an hour may be left. If these fill the largest page by themselves, the
    // rest cannot be reached.
    if (fresh.length === 0 && perPage < RECORDS.most) {
      perPage = RECORDS.most;
      url.searchParams.set('maxrecords', String(perPage));
      continue;
    }
    if (fresh.length === 0) {
      const later = new Date(oldest + QUARTER_HOUR);
      context.truncated('GDELT returns at most 250 articles of a quarter of an hour', later);
    }
    const newest = fresh.length === 0 ? oldest - QUARTER_HOUR : oldest;
    if (newest < start) return;
    url.searchParams.set('startdatetime', stamp(Math.min(start, newest - WINDOW_AT_LEAST)));
    url.searchParams.set('enddatetime', stamp(newest + 1000));
  }
}

function isLongEnough(text: string): boolean {
  return text.length > 2 || /[^\x00-\x7f]/.test(text);
}

/** Formats a time in UTC as `20261121120000`. */
function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\D/g, '').slice(0, 14);
}
