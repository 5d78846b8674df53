/** Searches stories and comments of Hacker News through Algolia. */
import { leastOf } from '../shared/at-least.js';
import { accountName, branchesOn, type Network, takeField } from '../shared/branches.js';
import { type Dialect, quoted, renderQuery } from '../shared/dialect.js';
import { idOf, objectOf } from '../shared/json.js';
import { addressOf } from '../shared/links.js';
import { newestFirst } from '../shared/newest-first.js';
import { listFrom } from '../shared/recognised.js';
import { everSince, withThreads } from '../shared/threads.js';
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
import { fromAlgolia, isHit } from './wire.js';

// Paging never goes beyond the first thousand hits of a query, so the window slides instead.
const HITS_AT_MOST = 1000;
// The window slides to the second of its oldest hit, so all hits of one second must fit on a page.
const HITS_AT_LEAST = 20;

const network: Network = { account: /^[\w-]{1,15}$/, hosts: ['news.ycombinator.com'] };

// Unquoted words are prefixes: java finds javascript, and -tea would exclude teams. So exclusions are applied here.
const dialect: Dialect = { word: quoted, phrase: quoted };

export default defineSource({
  name: 'hackernews',
  title: 'Hacker News',
  homepage: 'https://news.ycombinator.com',
  example: 'open source',
  groups: ['forums', 'dev', 'social'],
  kinds: ['post', 'comment'],
  limits: [
    'at most 10,000 requests an hour from one address',
    'gives no followers, no languages, and no points of comments',
    'exclusions are applied here, because Hacker News would also exclude longer words',
  ],
  settings: baseUrlSetting,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase', 'from', 'link', 'likes'],
    wordsFindTags: true,
    followsThreads: true,
    pageSize: HITS_AT_MOST,
    maxLength: 500,
  }),
  requests: (query, context) =>
    branchesOn(network, query).map((branch) => firstRequest(branch, everSince(query, context))),
  search: (query, context) =>
    withThreads(postPages(query, everSince(query, context)), (post) => commentPages(post, context), query, context),
  rate: { requests: 10_000, seconds: 3600 },
});

function postPages(query: SourceQuery, context: SourceContext): AsyncIterable<readonly Found[]> {
  return newestFirst(branchesOn(network, query).map((branch) => pages(firstRequest(branch, context), context)));
}

function firstRequest(branch: QueryNode, context: RequestContext): NativeRequest {
  const { values: authors, rest: unsigned } = takeField(branch, 'from');
  const { values: links, rest: unlinked } = takeField(unsigned, 'link');
  const { values: likes, rest } = takeField(unlinked, 'likes');
  const text = [renderQuery(rest, dialect), ...links.flatMap(wordsOfLink)].filter((words) => words !== '').join(' ');
  const tags = ['(story,comment)', ...authors.map((author) => `author_${accountName(author)}`)];
  // Neither addresses nor names of authors: a brand that occurs only there is not mentioned.
  const places = ['title', 'story_text', 'comment_text', ...(links.length > 0 ? ['url'] : [])];
  return requestFor({ text, tags, places, likes: Math.max(0, ...likes.map((value) => leastOf(value) ?? 0)) }, context);
}

// Every / in a text is escaped and so indexed as a word, which is why the parts of an address are separate phrases.
const wordsOfLink = (link: string): readonly string[] =>
  addressOf(link)
    .split(/[/?&=]/)
    .flatMap((part) => quoted(part) ?? []);

interface Asked {
  readonly text: string;
  readonly tags: readonly string[];
  readonly places: readonly string[];
  /** Minimum number of points. Above 0, it excludes comments, as the index does not know their points. */
  readonly likes: number;
}

function requestFor({ text, tags, places, likes }: Asked, context: RequestContext): NativeRequest {
  const url = new URL('https://hn.algolia.com/api/v1/search_by_date');
  url.search = new URLSearchParams({
    query: text,
    tags: tags.join(','),
    numericFilters: [
      windowOf(context.since, Math.ceil(context.until.getTime() / 1000)),
      ...(likes > 0 ? [`points>=${likes}`] : []),
    ].join(','),
    hitsPerPage: String(Math.min(HITS_AT_MOST, Math.max(HITS_AT_LEAST, context.limit))),
    typoTolerance: 'false',
    restrictSearchableAttributes: places.join(','),
    attributesToHighlight: '_',
  }).toString();
  return { url: url.href, query: text };
}

function commentPages({ id, kind }: Found, context: SourceContext): AsyncIterable<readonly Found[]> {
  if (kind === 'comment') return newestFirst([]);
  return pages(
    requestFor({ text: '', tags: ['comment', `story_${id}`], places: ['comment_text'], likes: 0 }, context),
    context,
  );
}

/** @param until end of the window, not included, in Unix seconds */
function windowOf(since: Date, until: number): string {
  return `created_at_i>=${Math.floor(since.getTime() / 1000)},created_at_i<${until}`;
}

async function* pages(first: NativeRequest, context: SourceContext): AsyncGenerator<readonly Found[]> {
  const url = new URL(first.url);
  let perPage = Number(url.searchParams.get('hitsPerPage'));
  const points = /points>=\d+/.exec(url.searchParams.get('numericFilters') ?? '') ?? [];
  const seen = new Set<string>();
  for (let until = Number.POSITIVE_INFINITY; ; ) {
    const hits = await ask(url.href, context);
    const fresh = hits.filter((hit) => isNew(hit, seen));
    yield fresh.map(fromAlgolia).filter((found) => found !== null);
    if (hits.length < perPage) return;
    const oldest = hits.map((hit) => objectOf(hit)?.['created_at_i']).findLast((time) => typeof time === 'number');
    if (oldest === undefined) return context.truncated('Hacker News does not say when its hits were written', null);
    // More hits of the oldest second may be left. If they fill the largest page alone, the rest cannot be reached.
    const isFull = fresh.length === 0;
    if (isFull && perPage < HITS_AT_MOST) {
      perPage = HITS_AT_MOST;
      url.searchParams.set('hitsPerPage', String(perPage));
      continue;
    }
    const next = isFull ? oldest : oldest + 1;
    if (isFull && next >= until) return;
    if (isFull) {
      const later = new Date((oldest + 1) * 1000);
      context.truncated(`Hacker News returns at most ${HITS_AT_MOST} hits of one second`, later);
    }
    until = next;
    url.searchParams.set('numericFilters', [windowOf(context.since, until), ...points].join(','));
  }
}

async function ask(url: string, context: SourceContext): Promise<readonly unknown[]> {
  const response = await context.http.request({ url });
  return listFrom(objectOf(response.json())?.['hits'], 'hits', 'hn.algolia.com', isHit, context);
}

function isNew(hit: unknown, seen: Set<string>): boolean {
  const id = idOf(objectOf(hit)?.['objectID']);
  if (id === null || seen.has(id)) return false;
  seen.add(id);
  return true;
}
