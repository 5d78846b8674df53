/** Searches Disqus comments, on all forums or on those named by the user. */
import { type Dialect, quoted, renderQuery } from '../shared/dialect.js';
import { searchEndpoints } from '../shared/endpoints.js';
import { newestFirst } from '../shared/newest-first.js';
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
import { allowance, explain, postsIn } from './answer.js';
import { fromPost } from './wire.js';

const settings = {
  ...baseUrlSetting,
  key: {
    description: 'the public key of an application (https://disqus.com/api/applications/)',
    required: true,
    secret: true,
    env: ['DISQUS_API_KEY', 'DISQUS_PUBLIC_KEY'],
  },
  forums: { description: 'short names of forums; :all searches all of them', list: true, default: ':all' },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const POSTS_AT_MOST = 100;

// Disqus does not document which operators its search understands, so terms are sent without quotes.
const bare = (text: string) => quoted(text)?.slice(1, -1) ?? null;
const dialect: Dialect = { word: bare, phrase: bare };

export default defineSource({
  name: 'disqus',
  title: 'Disqus',
  homepage: 'https://disqus.com',
  example: 'open source',
  groups: ['blogs', 'forums'],
  kinds: ['comment'],
  limits: [
    'at most 1,000 requests an hour',
    'its search is barely documented, so it is unknown what it leaves out; everything is filtered here again',
    'finds comments only: the pages they are on are named, not read',
  ],
  settings,
  rate: { requests: 1000, seconds: 3600 },
  allowance,
  capabilities: () => ({
    search: 'words',
    operators: [],
    wordsFindTags: true,
    pageSize: POSTS_AT_MOST,
    maxLength: 500,
  }),
  requests: (query, context) => context.settings.forums.flatMap((forum) => requestsTo(forum, query, context)),
  search: (query, context) =>
    searchEndpoints(context.settings.forums, context, (forum) =>
      newestFirst(requestsTo(forum, query, context).map(({ url }) => pages(url, context))),
    ),
});

function requestsTo(forum: string, query: SourceQuery, context: RequestContext<Settings>): NativeRequest[] {
  return query.branches.flatMap((branch) => {
    const words = renderQuery(branch, dialect);
    if (words === '') return [];
    const url = new URL('https://disqus.com/api/3.0/posts/list.json');
    url.search = new URLSearchParams({
      forum,
      query: words,
      start: seconds(Math.floor(context.since.getTime() / 1000)),
      end: seconds(Math.ceil(context.until.getTime() / 1000)),
      order: 'desc',
      related: 'thread',
      limit: String(Math.min(POSTS_AT_MOST, Math.max(25, context.limit))),
      // The API takes the key in the address only, not in a header.
      api_key: context.settings.key,
    }).toString();
    return { url: url.href, query: words };
  });
}

async function* pages(first: string, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const url = new URL(first);
  for (let last: string | null = null; ; ) {
    const { posts, next } = postsIn(await context.http.request({ url: url.href, explain }), context);
    yield posts.flatMap((post) => fromPost(post) ?? []);
    if (next === null || next === last) return;
    last = next;
    url.searchParams.set('cursor', next);
  }
}

function seconds(unix: number): string {
  return new Date(unix * 1000).toISOString().slice(0, 19);
}
