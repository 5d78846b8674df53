/** Searches a single forum, and explains its refusals. */
import { bodyOf } from '../shared/body.js';
import { accountName, takeField } from '../shared/branches.js';
import { type Dialect, quoted, renderQuery } from '../shared/dialect.js';
import { type JsonObject, objectOf, textOf } from '../shared/json.js';
import { listFrom } from '../shared/recognised.js';
import type { SiteAddress } from '../shared/site-address.js';
import { tooOften } from '../shared/too-often.js';
import { afterSeconds, answeredAt } from '../shared/wait.js';
import {
  type Found,
  type HttpResponse,
  type NativeRequest,
  type QueryNode,
  type Refusal,
  type RequestContext,
  type SourceContext,
  SourceError,
} from '../source.js';
import { fromPost, isPost, isTitled, topicsIn } from './wire.js';

const DAY = 86_400_000;
export const PAGE = 50;
export const PAGES_AT_MOST = 10;

// Unquoted words are stemmed, and unquoted terms that begin with a punctuation mark are operators.
const dialect: Dialect = { word: quoted, phrase: quoted };

export function forumRequest(
  forum: SiteAddress,
  branch: QueryNode,
  { since, until }: Pick<RequestContext, 'since' | 'until'>,
): NativeRequest | null {
  const { values: authors, rest } = takeField(branch, 'from');
  const words = renderQuery(rest, dialect);
  if (words === '' && authors.length === 0) return null;
  // Both take days in the forum's own time zone and exclude them: two more days on each side cover every zone.
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const query = [
    words,
    ...authors.map((author) => `@${accountName(author)}`),
    `after:${day(since.getTime() - 2 * DAY)}`,
    `before:${day(until.getTime() + 2 * DAY)}`,
    'order:latest',
  ]
    .join(' ')
    .trim();
  const url = new URL(`${forum.base}search.json`);
  url.search = new URLSearchParams({ q: query }).toString();
  return { url: url.href, query };
}

export type Context = Pick<SourceContext, 'http' | 'now' | 'since' | 'warn' | 'unrecognised' | 'truncated'>;

export async function* forumPages(
  { url: first }: NativeRequest,
  forum: SiteAddress,
  headers: Readonly<Record<string, string>>,
  context: Context,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const url = new URL(first);
  let oldest = Number.NaN;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    if (page > 1) url.searchParams.set('page', String(page));
    const response = await context.http.request({
      url: url.href,
      headers: { accept: 'application/json', ...headers },
      explain: (refused) => explain(refused, forum, headers, context.now),
    });
    const body = readBody(response, forum);
    const topics = topicsIn(body);
    const posts = listFrom(body['posts'], 'posts', forum.host, isPost, context);
    if (posts.length > 0 && !posts.some((post) => isTitled(post, topics))) {
      context.warn('topics_not_read', `${forum.host} names none of the topics of its posts in a known way`);
    }
    yield posts.flatMap((post) => fromPost(post, topics, forum) ?? []);
    oldest = Date.parse(textOf(objectOf(posts.at(-1))?.['created_at']) ?? '');
    // Either `true` or a string, of which only the presence matters.
    const hasMore = Boolean(objectOf(body['grouped_search_result'])?.['more_full_page_results']);
    if (!hasMore || posts.length === 0 || oldest < context.since.getTime()) return;
  }
  context.truncated(`${forum.host} returns at most ${PAGE * PAGES_AT_MOST} posts`, new Date(oldest));
}

function readBody(response: HttpResponse, { host }: SiteAddress): JsonObject {
  const body = objectOf(response.json()) ?? {};
  const result = objectOf(body['grouped_search_result']);
  // An answer with status 200 may still say that nothing was searched.
  const error = textOf(result?.['error']);
  if (error !== null) {
    if (/\b(?:load|later)\b/i.test(error)) {
      throw new SourceError('unreachable', `${host} is too busy to search at the moment`, { status: 200 });
    }
    throw new SourceError('bad_response', `${host} did not search for this: it needs at least three characters`);
  }
  return body;
}

function explain(
  response: HttpResponse,
  { host }: SiteAddress,
  headers: Readonly<Record<string, string>>,
  now: Date,
): Refusal | undefined {
  const { status } = response;
  const body = bodyOf(response);
  const type = textOf(body?.['error_type']);
  const wait = objectOf(body?.['extras'])?.['wait_seconds'];
  if (status === 429) return tooOften(response, afterSeconds(String(wait), answeredAt(response, now)));
  if (type === null || (status !== 401 && status !== 403)) return undefined;
  const isKeyed = 'api-key' in headers;
  const error = isKeyed
    ? new SourceError('auth', `${host} refused the key`, {
        status,
        hint: 'discourse.key and discourse.username are for the first of discourse.sites',
      })
    : new SourceError('blocked', `${host} lets only its members search`, {
        status,
        hint: 'set discourse.key and discourse.username to those of a member, or take it off discourse.sites',
      });
  return { error, retry: false };
}
