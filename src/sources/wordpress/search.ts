/** Searches one site by the first method that it allows. */
import { newestFirst } from '../shared/newest-first.js';
import { type Found, type QueryNode, type SourceContext, SourceError, type SourceErrorCode } from '../source.js';
import { askFeed, feedRequest } from './feeds.js';
import { type Answer, askRoute, routeRequest } from './interface.js';
import type { Route, Site } from './site.js';
import { postWords, spellings } from './words.js';

/** A search method: returns a function for the pages of one search, from 1; null if there is nothing to search for. */
type Road = (
  site: Site,
  route: Route,
  branch: QueryNode,
  context: SourceContext,
) => ((page: number) => Promise<Answer>) | null;

const rest =
  (door: 'wp-json' | 'rest_route'): Road =>
  (site, route, branch, context) => {
    const request = routeRequest(site, door, route, branch, context);
    return request && ((page) => askRoute(request, route, page, context));
  };

const feeds: Road = (site, route, branch, context) => {
  if (feedRequest(site, route, branch, 1) === null) return null;
  return (page) => askFeed(feedRequest(site, route, branch, page)!, route, page, context);
};

const restRoute = rest('rest_route');

/** The best method comes first. */
const ROADS: readonly { readonly name: string; readonly road: Road }[] = [
  { name: 'interface', road: rest('wp-json') },
  { name: 'interface (rest_route)', road: restRoute },
  { name: 'search feed', road: feeds },
];

/** Errors that mean that a method is closed or missing; for all others, another method would not help. */
const CLOSED: ReadonlySet<SourceErrorCode> = new Set(['auth', 'blocked', 'not_found', 'bad_response', 'not_a_feed']);

export async function* searchSite(
  site: Site,
  branches: readonly QueryNode[],
  context: SourceContext,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const said = branches.filter((branch) => postWords(branch) !== null).flatMap(spellings);
  const [first] = said;
  if (first === undefined) return;
  const open = await findRoad(site, first, context);
  if (open === null) return;
  yield* newestFirst(
    said.flatMap((branch) => [
      pagesOf(open.road(site, 'posts', branch, context), branch === first ? open.answer : null),
      commentsOf(site, open.road, branch, context),
    ]),
  );
}

/** Returns the first method to which the site answers, with its first answer. */
async function findRoad(
  site: Site,
  branch: QueryNode,
  context: SourceContext,
): Promise<{ road: Road; answer: Answer } | null> {
  let failure: SourceError | null = null;
  for (const { name, road } of ROADS) {
    // If a site refuses access to its API, do not try to get there by its other route.
    if (road === restRoute && failure !== null && isRefusal(failure)) continue;
    const ask = road(site, 'posts', branch, context);
    if (ask === null) return null;
    try {
      const answer = await ask(1);
      if (failure !== null) context.note(`${site.host} is searched through its ${name}: ${failure.message}`);
      return { road, answer };
    } catch (error) {
      if (!isClosed(error)) throw error;
      failure = error;
    }
  }
  throw failure!;
}

async function* pagesOf(
  ask: ((page: number) => Promise<Answer>) | null,
  first: Answer | null,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  if (ask === null) return;
  const seen = new Set<string>();
  for (let page = 1; ; page += 1) {
    const { found, isLast } = page === 1 && first !== null ? first : await ask(page);
    const fresh = found.filter(({ id }) => !seen.has(id!));
    for (const { id } of fresh) seen.add(id!);
    yield fresh;
    // A site without paging returns its first page again.
    if (isLast || (found.length > 0 && fresh.length === 0)) return;
  }
}

/**
 * Reads comments, or warns if they cannot be searched: posts alone are useful, but the absence of comments must be
 * explained.
 */
async function* commentsOf(
  site: Site,
  road: Road,
  branch: QueryNode,
  context: SourceContext,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  for (const way of new Set([road, feeds])) {
    try {
      yield* pagesOf(way(site, 'comments', branch, context), null);
      return;
    } catch (error) {
      if (!isClosed(error)) throw error;
    }
  }
  context.warn('comments_not_searched', `${site.host} does not let its comments be searched: posts only`);
}

function isClosed(error: unknown): error is SourceError {
  return error instanceof SourceError && CLOSED.has(error.code);
}

function isRefusal({ status }: SourceError): boolean {
  return status === 401 || status === 403;
}
