/** Searches by feeds if the REST API is closed: they contain what the site's search page shows, ten items per page. */
import { botWall, isBotWall } from '../shared/bot-wall.js';
import { foundIn } from '../shared/feed/found.js';
import { parseFeed } from '../shared/feed/parse.js';
import { recognisedFeed } from '../shared/feed/recognised-feed.js';
import { type NativeRequest, type QueryNode, type SourceContext, SourceError } from '../source.js';
import type { Answer } from './interface.js';
import { feedUrl, type Route, type Site } from './site.js';
import { fromFeed } from './wire.js';
import { postWords } from './words.js';

const PAGES_AT_MOST = 30;

export function feedRequest(site: Site, route: Route, branch: QueryNode, page: number): NativeRequest | null {
  const words = postWords(branch);
  return words === null ? null : { url: feedUrl(site, route, words, page), query: words };
}

/** @throws SourceError `not_a_feed` if the answer is not from WordPress; `blocked` if it is an interstitial page */
export async function askFeed(
  { url }: NativeRequest,
  route: Route,
  page: number,
  context: SourceContext,
): Promise<Answer> {
  const response = await context.http.request({ url, accept: [404] });
  const { host } = new URL(url);
  const feed = parseFeed(response.bytes, { contentType: response.headers['content-type'] ?? '', url });
  if (feed === null) {
    if (response.status === 404) throw new SourceError('not_found', `${host} has no search feed (HTTP 404)`, HINT);
    if (isBotWall(response.text())) throw botWall(host);
    throw new SourceError('not_a_feed', `${host} answers neither as WordPress nor with a search feed`, HINT);
  }
  // After the last page WordPress sends status 404 with an empty feed.
  if (response.status === 404) return { found: [], isLast: true };
  const found = foundIn(recognisedFeed(feed, host, context), url).map(fromFeed);
  const oldest = found.findLast(({ publishedAt }) => typeof publishedAt === 'string')?.publishedAt ?? null;
  const isOlder = oldest !== null && Date.parse(oldest) < context.since.getTime();
  if (found.length === 0 || isOlder) return { found, isLast: true };
  // There is no second page of comments.
  const isLast = page === (route === 'comments' ? 1 : PAGES_AT_MOST);
  if (isLast) context.truncated(`${host} gives only its newest ${route} through feeds`, new Date(oldest ?? Number.NaN));
  return { found, isLast };
}

const HINT = { hint: 'check wordpress.sites: is it a WordPress site, and is the folder right?' };
