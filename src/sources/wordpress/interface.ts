/** Searches by the REST API, which supports an exact window and a hundred items per page. */
import { listFrom } from '../shared/recognised.js';
import type { Found, NativeRequest, QueryNode, RequestContext, SourceContext } from '../source.js';
import { type Door, type Route, routeUrl, type Site } from './site.js';
import { fromComment, fromPost, isComment, isPost } from './wire.js';
import { commentWords, postWords } from './words.js';

const PAGE_AT_MOST = 100;

export interface Answer {
  readonly found: readonly Found[];
  readonly isLast: boolean;
}

/** Returns null if the branch has nothing to search for. */
export function routeRequest(
  site: Site,
  door: Door,
  route: Route,
  branch: QueryNode,
  context: RequestContext,
): NativeRequest | null {
  const words = route === 'posts' ? postWords(branch) : commentWords(branch);
  if (words === null) return null;
  const url = routeUrl(site, door, route, {
    search: words,
    // Both bounds are exclusive and in whole seconds.
    after: seconds(Math.ceil(context.since.getTime() / 1000) - 1),
    before: seconds(Math.ceil(context.until.getTime() / 1000)),
    orderby: route === 'posts' ? 'date' : 'date_gmt',
    order: 'desc',
    per_page: String(Math.min(PAGE_AT_MOST, Math.max(10, context.limit))),
    ...FIELDS[route],
  });
  return { url, query: words };
}

export const COMMENT_FIELDS = 'link,date_gmt,content,author_name,author_url,parent';

const FIELDS: Record<Route, Record<string, string>> = {
  posts: {
    _fields: 'link,date_gmt,title,content,excerpt,_links.author,_links.wp:term,_embedded',
    _embed: 'author,wp:term',
  },
  comments: { _fields: COMMENT_FIELDS },
};

export function seconds(unix: number): string {
  return new Date(unix * 1000).toISOString().replace('.000Z', 'Z');
}

/** @throws SourceError also if the answer is not from WordPress */
export async function askRoute(
  first: NativeRequest,
  route: Route,
  page: number,
  context: SourceContext,
): Promise<Answer> {
  const url = new URL(first.url);
  if (page > 1) url.searchParams.set('page', String(page));
  // WordPress sends status 400 after the last page.
  const response = await context.http.request({ url: url.href, accept: page > 1 ? [400] : [] });
  if (response.status === 400) return { found: [], isLast: true };
  const items = listFrom(response.json(), route, url.host, route === 'posts' ? isPost : isComment, context);
  const pages = Number(response.headers['x-wp-totalpages'] ?? Number.NaN);
  const perPage = Number(url.searchParams.get('per_page'));
  return {
    found: items.flatMap((item) => (route === 'posts' ? fromPost(item) : fromComment(item)) ?? []),
    isLast: Number.isNaN(pages) ? items.length < perPage : page >= pages,
  };
}
