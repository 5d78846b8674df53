/** Searches discussions, which only the GraphQL API can do, and only with a token. */
import { instantOf } from '../shared/instant.js';
import { listOf, objectOf, textOf } from '../shared/json.js';
import { recognised } from '../shared/recognised.js';
import { type Found, type HttpRequest, type NativeRequest, type SourceContext, SourceError } from '../source.js';
import { type Context, earlier, headersFor } from './issues.js';
import { explain, tooOften } from './problem.js';
import { type Asked, PAGE, queryText, REACHABLE } from './request.js';
import { fromDiscussion, isDiscussion } from './wire.js';

const ADDRESS = 'https://api.github.com/graphql';

const QUESTION = `query($query: String!, $first: Int!, $after: String) {
  search(type: DISCUSSION, query: $query, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      ... on Discussion {
        id url title bodyText createdAt upvoteCount
        author { login url }
        category { isAnswerable }
        comments { totalCount }
        repository { nameWithOwner }
      }
    }
  }
}`;

export function discussionsRequest(words: string, asked: Asked): NativeRequest {
  return { method: 'POST', url: ADDRESS, query: queryText(words, asked, 'sort:created-desc') };
}

/** If GitHub refuses the search, a warning says so instead of an error, and the issues are still returned. */
export async function* discussionPages(
  words: string,
  asked: Asked,
  context: Context & Pick<SourceContext, 'warn'>,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const first = Math.min(PAGE, Math.max(1, context.limit));
  for (let until: Date | null = asked.until; until !== null; ) {
    const { query } = discussionsRequest(words, { ...asked, until });
    let reached = 0;
    let oldest: string | null = null;
    for (let after: string | null = null, isLast = false; !isLast; ) {
      const search = await ask({ query: QUESTION, variables: { query, first, after } }, context);
      if (search === null) {
        context.warn('discussions_not_searched', 'GitHub did not let its discussions be searched: issues only');
        return;
      }
      // A discussion that the token may not see is null.
      const isKnown = (node: unknown) => node === null || isDiscussion(node);
      const nodes = recognised(listOf(search['nodes']), 'discussions', 'GitHub', isKnown, context);
      yield nodes.flatMap((node) => fromDiscussion(node) ?? []);
      reached += nodes.length;
      oldest =
        nodes.map((node) => instantOf(objectOf(node)?.['createdAt'])).findLast((time) => time !== null) ?? oldest;
      const page = objectOf(search['pageInfo']);
      const next: string | null = page?.['hasNextPage'] === true ? textOf(page['endCursor']) : null;
      isLast = next === null || next === after;
      after = next;
    }
    // The last reachable page claims to be the last of all, so the count decides whether there may be more.
    until = reached < REACHABLE ? null : earlier(oldest, until, context);
  }
}

/** Resolves to null if GitHub refused, which the GraphQL API reports in the body of a successful response. */
async function ask(body: HttpRequest['body'], context: Context) {
  const response = await context.http.request({
    method: 'POST',
    url: ADDRESS,
    headers: headersFor(context),
    body,
    onlyAsks: true,
    explain,
  });
  const answer = objectOf(response.json());
  const search = objectOf(objectOf(answer?.['data'])?.['search']);
  if (search !== null && Array.isArray(search['nodes'])) return search;
  const [error] = listOf(answer?.['errors']).map(objectOf);
  // Both `RATE_LIMIT` and `RATE_LIMITED` have been seen. The secondary limit has no type, only a message.
  const said = `${textOf(error?.['type']) ?? ''} ${textOf(error?.['message']) ?? ''}`;
  if (/\bRATE_LIMIT|rate limit/i.test(said)) throw tooOften(response);
  if (error === undefined) throw new SourceError('bad_response', 'GitHub did not return a list of discussions');
  return null;
}
