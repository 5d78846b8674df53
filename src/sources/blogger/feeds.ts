/** Requests to the feeds of a blog: one of posts, one of comments. */
import { typedAddress } from '../shared/address.js';
import { botWall, isBotWall } from '../shared/bot-wall.js';
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import { foundIn } from '../shared/feed/found.js';
import { parseFeed } from '../shared/feed/parse.js';
import { recognisedFeed } from '../shared/feed/recognised-feed.js';
import {
  type Found,
  type HttpResponse,
  type NativeRequest,
  type RequestContext,
  type SourceContext,
  SourceError,
  type SourceQuery,
} from '../source.js';

export const PAGE = { least: 25, most: 100 } as const;

const dialect: Dialect = { word: plainOrQuoted, phrase: quoted };

/** Parses the name or address of a blog. @throws SourceError `needs_config` if it is neither */
export function originOf(given: string): string {
  const name = given.trim();
  if (/^[a-z\d-]+$/i.test(name)) return `https://${name.toLowerCase()}.blogspot.com`;
  const address = typedAddress(name);
  if (address !== null) return new URL(address).origin;
  throw new SourceError('needs_config', `blogger.sites: ${JSON.stringify(given)} is not a blog`, {
    hint: 'write names or addresses, such as acmeroast,https://blog.example.com',
  });
}

export function postsRequests(origin: string, query: SourceQuery, context: RequestContext): NativeRequest[] {
  return query.branches.flatMap((branch) => {
    const words = renderQuery(branch, dialect);
    return words === '' ? [] : { url: feedUrl(origin, 'posts', { q: words }, context), query: words };
  });
}

export function commentsUrl(origin: string, context: RequestContext): string {
  return feedUrl(origin, 'comments', {}, context);
}

function feedUrl(
  origin: string,
  kind: 'posts' | 'comments',
  words: Readonly<Record<string, string>>,
  { since, until, limit }: RequestContext,
): string {
  const url = new URL(`${origin}/feeds/${kind}/default`);
  url.search = new URLSearchParams({
    ...words,
    'max-results': String(Math.min(PAGE.most, Math.max(PAGE.least, limit))),
    orderby: 'published',
    'published-min': since.toISOString(),
    'published-max': until.toISOString(),
    // Some blogs redirect their feeds to FeedBurner, which cannot search.
    redirect: 'false',
  }).toString();
  return url.href;
}

export interface Page {
  readonly found: readonly Found[];
  /** Number of items on the page, including those that are not in `found`. */
  readonly count: number;
  readonly hasMore: boolean;
}

/** @throws SourceError `not_a_feed` if the answer is not from Blogger; `blocked` if it is a bot check */
export async function askFeed(url: string, context: SourceContext): Promise<Page> {
  const response = await context.http.request({ url });
  const feed = parseFeed(response.bytes, { contentType: response.headers['content-type'] ?? '', url });
  if (feed === null) {
    const { host } = new URL(url);
    if (isBotWall(response.text())) throw botWall(host);
    throw new SourceError('not_a_feed', `${host} does not answer as a blog on Blogger`, {
      hint: 'check blogger.sites: is it a public blog on Blogger?',
    });
  }
  const found = foundIn(recognisedFeed(feed, new URL(url).host, context), url).map(threaded);
  const count = feed.items.length;
  return { found, count, hasMore: feed.next !== null || reached(url, count) < totalIn(response) };
}

/** Number of items on this page and those before it. */
function reached(url: string, count: number): number {
  return Number(new URL(url).searchParams.get('start-index') ?? 1) - 1 + count;
}

/** Total number of items according to the feed, needed if it names no next page; 0 if it does not say. */
function totalIn(response: HttpResponse): number {
  return Number(/<openSearch:totalResults>\s*(\d{1,9})/i.exec(response.text())?.[1] ?? 0);
}

/** Makes the post both parent and root of a comment, which refers to it by the id that it has in the other feed. */
function threaded(found: Found): Found {
  const post = found.thread?.parent ?? null;
  return post === null ? found : { ...found, thread: { root: post, parent: post } };
}
