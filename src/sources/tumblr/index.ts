/** Lists posts with a tag on Tumblr, through its API. */
import { branchesOn, type Network } from '../shared/branches.js';
import { countOf, objectOf } from '../shared/json.js';
import { newestFirst } from '../shared/newest-first.js';
import { listFrom } from '../shared/recognised.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  type SourceQuery,
} from '../source.js';
import { allowance, explain, meaningOf } from './problem.js';
import { tagsOf } from './tags.js';
import { fromPost, isPost, placeInTime } from './wire.js';

const settings = {
  ...baseUrlSetting,
  key: {
    description: 'the consumer key of an app (free: https://www.tumblr.com/oauth/apps)',
    required: true,
    secret: true,
    env: ['TUMBLR_API_KEY'],
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const PAGE = 20;

// Tumblr requires the same user agent for all requests; that of the client changes with its version.
const USER_AGENT = 'socialrank (+https://www.npmjs.com/package/socialrank)';

const network: Network = { account: /^[\w-]{1,32}$/, hosts: null };

export default defineSource({
  name: 'tumblr',
  title: 'Tumblr',
  homepage: 'https://www.tumblr.com',
  example: '#opensource',
  groups: ['social', 'blogs'],
  kinds: ['post'],
  limits: [
    'lists tags and does not search texts: a brand is found if its name is a tag',
    'gives likes, reblogs and replies as one number, which is reported as likes',
    'at most 1,000 requests an hour and 5,000 a day; its terms require a link back and forbid bulk storage',
  ],
  settings,
  capabilities: () => ({ search: 'tags', operators: ['tag'], pageSize: PAGE }),
  requests: (query, context) => tagsOn(query).map((tag) => ({ url: pageUrl(tag, context), query: tag })),
  search: (query, context) => newestFirst(tagsOn(query).map((tag) => pages(tag, context))),
  rate: { requests: 1000, seconds: 3600 },
  allowance,
});

function tagsOn(query: SourceQuery): readonly string[] {
  return tagsOf({ ...query, branches: branchesOn(network, query) });
}

function pageUrl(tag: string, context: RequestContext<Settings>): string {
  const url = new URL('https://api.tumblr.com/v2/tagged');
  url.search = new URLSearchParams({
    tag,
    before: String(Math.ceil(context.until.getTime() / 1000)),
    limit: String(PAGE),
    filter: 'text',
    npf: 'true',
    api_key: context.settings.key,
  }).toString();
  return url.href;
}

async function* pages(tag: string, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const url = new URL(pageUrl(tag, context));
  const seen = new Set<string>();
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const posts = await ask(url.href, context);
    const found = posts.flatMap((post) => fromPost(post) ?? []);
    const fresh = found.filter(({ id }) => !seen.has(id!));
    for (const { id } of fresh) seen.add(id!);
    yield fresh;
    if (posts.length === 0) return;
    const oldest = posts.map(placeInTime).findLast((place) => place !== null);
    if (oldest === undefined) return context.truncated('Tumblr does not say when its posts were written', null);
    if (oldest < context.since.getTime() / 1000) return;
    // More posts of the oldest second may remain, so include that second again unless it brought nothing new. If its
    // posts fill a page, the others of that second cannot be reached.
    const next = fresh.length > 0 && oldest + 1 < before ? oldest + 1 : oldest;
    if (next >= before) return;
    if (oldest + 1 === before && posts.length >= PAGE) {
      context.truncated(`Tumblr returns at most ${PAGE} posts of one second`, new Date(before * 1000));
    }
    before = next;
    url.searchParams.set('before', String(before));
  }
}

async function ask(url: string, context: SourceContext<Settings>): Promise<readonly unknown[]> {
  const response = await context.http.request({
    url,
    headers: { 'user-agent': USER_AGENT },
    explain: (refused) => explain(refused, context.now),
  });
  const body = objectOf(response.json());
  const refused = meaningOf(countOf(objectOf(body?.['meta'])?.['status']) ?? response.status);
  if (refused !== null) throw refused;
  return listFrom(body?.['response'], 'posts', 'Tumblr', isPost, context);
}
