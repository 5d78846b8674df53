/** Reads the pages of one search for issues or pull requests. */
import { instantOf } from '../shared/instant.js';
import { objectOf } from '../shared/json.js';
import { listFrom } from '../shared/recognised.js';
import { type Found, type SourceContext, SourceError } from '../source.js';
import { explain } from './problem.js';
import { type Asked, issuesRequest, queryText, REACHABLE } from './request.js';
import { fromIssue, isIssue } from './wire.js';

export type Context = Pick<SourceContext, 'http' | 'limit' | 'unrecognised' | 'truncated'> & {
  readonly settings: { readonly token: string | undefined };
};

export function headersFor({ settings: { token } }: Context): Record<string, string> {
  return {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}

/** If there are more results than can be reached, continues with a window that ends at the oldest one reached. */
export async function* issuePages(
  words: string,
  kind: string,
  asked: Asked,
  context: Context,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  for (let until: Date | null = asked.until; until !== null; ) {
    const url = new URL(issuesRequest(queryText(words, { ...asked, until }, kind), context.limit).url);
    const perPage = Number(url.searchParams.get('per_page'));
    let oldest: string | null = null;
    for (let page = 1; ; page += 1) {
      if (page > 1) url.searchParams.set('page', String(page));
      const { items, total } = await ask(url.href, context);
      yield items.flatMap((item) => fromIssue(item) ?? []);
      oldest = items.map((item) => instantOf(objectOf(item)?.['created_at'])).findLast((time) => time !== null) ?? null;
      if (items.length === 0 || page * perPage >= total) return;
      if ((page + 1) * perPage > REACHABLE) break;
    }
    until = earlier(oldest, until, context);
  }
}

/**
 * End of the next window after a thousand results; null, reported as truncated, if it would not be earlier.
 * @param oldest time of the oldest of these results
 */
export function earlier(oldest: string | null, until: Date, context: Pick<Context, 'truncated'>): Date | null {
  if (oldest !== null && oldest < until.toISOString()) return new Date(oldest);
  context.truncated(`GitHub returns at most ${REACHABLE} of one second`, oldest === null ? null : new Date(oldest));
  return null;
}

async function ask(url: string, context: Context): Promise<{ items: readonly unknown[]; total: number }> {
  const response = await context.http.request({ url, headers: headersFor(context), explain });
  const body = objectOf(response.json());
  const total = body?.['total_count'];
  if (!Array.isArray(body?.['items']) || typeof total !== 'number') {
    throw new SourceError('bad_response', 'GitHub did not return a list of issues');
  }
  if (body['incomplete_results'] === true)
    context.truncated('GitHub took too long, and gave what it had found by then', null);
  return { items: listFrom(body['items'], 'issues', 'GitHub', isIssue, context), total };
}
