/** Pages of one search on one site. */
import { type JsonObject, listOf, objectOf } from '../shared/json.js';
import { recognised } from '../shared/recognised.js';
import { answeredAt } from '../shared/wait.js';
import { type Found, type SourceContext, SourceError } from '../source.js';
import { explain } from './problem.js';
import { keep, obeyBackoff } from './quota.js';
import type { Site } from './site.js';
import { fromPost, isPost } from './wire.js';

export const PAGE = 100;
/** The limit without a key. */
const PAGES_AT_MOST = 25;

type Context = Pick<SourceContext, 'http' | 'cache' | 'now' | 'unrecognised' | 'truncated'> & {
  readonly settings: { readonly key: string | undefined };
};

export async function* pages(
  first: string,
  site: Site,
  context: Context,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  await obeyBackoff(context);
  const url = new URL(first);
  for (let page = 1; ; page += 1) {
    if (page > 1) url.searchParams.set('page', String(page));
    const body = await ask(url.href, context);
    const items = recognised(listOf(body['items']), 'posts', 'Stack Exchange', isPost, context);
    const found = items.flatMap((item) => fromPost(item, site.host) ?? []);
    yield found;
    const oldest = new Date(found.at(-1)?.publishedAt ?? Number.NaN);
    if (body['has_more'] !== true || items.length === 0) return;
    if (page === PAGES_AT_MOST && context.settings.key === undefined) {
      context.truncated(`Stack Exchange returns at most ${PAGES_AT_MOST} pages without a key`, oldest);
      return;
    }
    if (body['quota_remaining'] === 0) {
      context.truncated('the requests that Stack Exchange allows are used up for today', oldest);
      return;
    }
  }
}

async function ask(url: string, context: Context): Promise<JsonObject> {
  const { http, now, settings } = context;
  const response = await http.request({ url, explain: (refused) => explain(refused, now) });
  const body = objectOf(response.json());
  if (body === null || !Array.isArray(body['items'])) {
    throw new SourceError('bad_response', 'Stack Exchange did not return a list of posts');
  }
  await keep(body, settings.key, { ...context, answered: answeredAt(response, now) });
  return body;
}
