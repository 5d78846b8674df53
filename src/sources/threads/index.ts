/** Searches Threads through Meta's keyword search API, which requires an approved app. */
import { branchesOn, type Network } from '../shared/branches.js';
import { counterOf } from '../shared/counted.js';
import { objectOf, textOf } from '../shared/json.js';
import { newestFirst } from '../shared/newest-first.js';
import { listFrom } from '../shared/recognised.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type NativeRequest,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  type SourceQuery,
} from '../source.js';
import { explain } from './problem.js';
import { firstRequest, PAGE } from './request.js';
import { fromPost, isPost } from './wire.js';

const settings = {
  ...baseUrlSetting,
  token: {
    description: 'an access token of an app that Meta has approved for threads_keyword_search',
    required: true,
    secret: true,
    env: ['THREADS_ACCESS_TOKEN'],
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

/** Per 24 hours, regardless of the number of apps. */
const QUERIES_AT_MOST = 2200;
const HOURS = 24;

const network: Network = { account: /^[\w.]{1,30}$/, hosts: ['www.threads.net', 'www.threads.com'] };

export default defineSource({
  name: 'threads',
  title: 'Threads',
  homepage: 'https://www.threads.net',
  example: 'open source',
  groups: ['social'],
  kinds: ['post'],
  limits: [
    "until Meta's App Review has approved the app, it gives only the token owner's posts",
    'a token lasts 60 days; 2,200 queries in 24 hours',
    'gives no likes, replies, reposts, followers or languages',
    "Meta's terms forbid surveillance; you must delete what was deleted there",
  ],
  settings,
  capabilities: () => ({ search: 'words', operators: ['tag'], wordsFindTags: true, pageSize: PAGE }),
  requests,
  search: (query, context) => newestFirst(requests(query, context).map(({ url }) => pages(url, context))),
  rate: { requests: QUERIES_AT_MOST, seconds: HOURS * 3600 },
  async quota({ cache, now }) {
    const used = await counterOf('threads', HOURS, cache, now).count();
    return { unit: 'queries in 24 h', used, limit: QUERIES_AT_MOST, resetsAt: null };
  },
});

function requests(query: SourceQuery, context: RequestContext<Settings>): readonly NativeRequest[] {
  return branchesOn(network, query).flatMap((branch) => firstRequest(branch, context.settings.token, context) ?? []);
}

async function* pages(first: string, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const url = new URL(first);
  const counter = counterOf('threads', HOURS, context.cache, context.now);
  for (let last: string | null = null; ; ) {
    const body = objectOf((await context.http.request({ url: url.href, explain })).json());
    const posts = listFrom(body?.['data'], 'posts', 'Threads', isPost, context);
    // Meta does not count queries that find nothing.
    if (posts.length > 0) await counter.add();
    const found = posts.flatMap((post) => fromPost(post) ?? []);
    // Either all posts are pictures, or the text has another name now.
    if (posts.length > 0 && found.length === 0) {
      context.warn('no_texts', 'none of the posts on a page of Threads has a text');
    }
    yield found;
    const after = textOf(objectOf(objectOf(body?.['paging'])?.['cursors'])?.['after']);
    if (posts.length === 0 || after === null || after === last) return;
    url.searchParams.set('after', after);
    last = after;
  }
}
