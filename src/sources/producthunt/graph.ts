/** Product Hunt's GraphQL API, which reports refusals in the body, with status 200 or others. */
import { bodyOf } from '../shared/body.js';
import { type JsonObject, listOf, objectOf, textOf } from '../shared/json.js';
import { tooOften } from '../shared/too-often.js';
import { afterSeconds, answeredAt, sentAt } from '../shared/wait.js';
import { type Allowance, type HttpResponse, type Refusal, type SourceContext, SourceError } from '../source.js';

export const ADDRESS = 'https://api.producthunt.com/v2/api/graphql';

const PERSON = 'user { username name url }';

export const POSTS = `query($after: String, $since: DateTime, $until: DateTime) {
  posts(first: 20, after: $after, order: NEWEST, postedAfter: $since, postedBefore: $until) {
    pageInfo { endCursor hasNextPage }
    nodes { id name tagline description url createdAt votesCount commentsCount topics(first: 5) { nodes { name } } ${PERSON} }
  }
}`;

export const COMMENTS = `query($slug: String!, $after: String) {
  post(slug: $slug) {
    id name tagline url createdAt
    comments(first: 20, after: $after) {
      pageInfo { endCursor hasNextPage }
      nodes { id body url createdAt votesCount parentId ${PERSON} }
    }
  }
}`;

export type Context = Pick<SourceContext, 'http' | 'now'> & { readonly settings: { readonly token: string } };

/**
 * @returns the member `data`
 * @throws SourceError if the API refuses the query
 */
export async function ask(query: string, variables: JsonObject, context: Context): Promise<JsonObject> {
  const response = await context.http.request({
    method: 'POST',
    url: ADDRESS,
    headers: { authorization: `Bearer ${context.settings.token}`, accept: 'application/json' },
    body: { query, variables },
    onlyAsks: true,
    explain: (refused) => explain(refused, context.now),
  });
  const answer = objectOf(response.json());
  const answered = objectOf(answer?.['data']);
  const refused = meaningOf(answer);
  // Errors may concern single objects that are missing while others are returned.
  if (answered !== null && (refused === null || refused.code === 'bad_response')) return answered;
  throw refused ?? new SourceError('bad_response', 'Product Hunt did not answer the query');
}

function explain(response: HttpResponse, now: Date): Refusal | undefined {
  const limited = tooOften(response, afterSeconds(response.headers['x-rate-limit-reset'], answeredAt(response, now)));
  if (limited !== undefined) return limited;
  const error = response.status === 401 || response.status === 403 ? meaningOf(bodyOf(response)) : null;
  return error === null ? undefined : { error, retry: false };
}

/** Interprets the first GraphQL error; null if there is none. */
function meaningOf(answer: JsonObject | null): SourceError | null {
  const [error] = listOf(answer?.['errors']).map(objectOf);
  if (error === undefined || error === null) return null;
  const said = `${textOf(error['error']) ?? ''} ${textOf(error['message']) ?? ''}`;
  if (/token|unauthori[sz]ed/i.test(said)) {
    return new SourceError('auth', 'Product Hunt refused the token', {
      hint: 'make one at https://www.producthunt.com/v2/oauth/applications and set producthunt.token to it',
    });
  }
  if (/rate.?limit|complexity/i.test(said)) return new SourceError('rate_limited', 'too many requests to Product Hunt');
  return new SourceError('bad_response', 'Product Hunt rejected the query');
}

/** Reads the remaining points, and the seconds until the full number is available again. */
export function allowance(response: HttpResponse): Allowance | undefined {
  const resetsAt = afterSeconds(response.headers['x-rate-limit-reset'], sentAt(response));
  const remaining = response.headers['x-rate-limit-remaining'] ?? '';
  return resetsAt === null || !/^\d{1,9}$/.test(remaining) ? undefined : { remaining: Number(remaining), resetsAt };
}
