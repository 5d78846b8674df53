/** Searches posts of blogs on Blogger, and reads their comments, through the feeds that every blog has. */
import { searchEndpoints } from '../shared/endpoints.js';
import { newestFirst } from '../shared/newest-first.js';
import {
  defineSource,
  type Found,
  type SettingSpecs,
  type SourceContext,
  SourceError,
  type SourceQuery,
} from '../source.js';
import { askFeed, commentsUrl, originOf, PAGE, postsRequests } from './feeds.js';

const settings = {
  sites: {
    description: 'blogs by name or address, such as acmeroast,blog.example.com',
    required: true,
    list: true,
    check: originOf,
  },
} as const satisfies SettingSpecs;

const PAGES_AT_MOST = 50;

export default defineSource({
  name: 'blogger',
  title: 'Blogger',
  homepage: 'https://www.blogger.com',
  example: 'open source',
  groups: ['blogs'],
  kinds: ['article', 'comment'],
  limits: [
    'searches only the blogs named in blogger.sites',
    'comments cannot be searched: those in the window are read and filtered here',
  ],
  settings,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase'],
    wordsFindTags: true,
    pageSize: PAGE.most,
    maxLength: 500,
  }),
  requests: (query, context) =>
    context.settings.sites.flatMap((given) => {
      const origin = originOf(given);
      const posts = postsRequests(origin, query, context);
      return posts.length === 0 ? [] : [...posts, { url: commentsUrl(origin, context), query: null }];
    }),
  search: (query, context) =>
    searchEndpoints(context.settings.sites, context, (given) => searchBlog(given, query, context)),
});

async function* searchBlog(
  given: string,
  query: SourceQuery,
  context: SourceContext,
): AsyncGenerator<readonly Found[]> {
  const origin = originOf(given);
  const posts = postsRequests(origin, query, context);
  if (posts.length === 0) return;
  yield* newestFirst([
    ...posts.map(({ url }) => pages(url, context)),
    commentsOf(commentsUrl(origin, context), context),
  ]);
}

async function* pages(first: string, context: SourceContext): AsyncGenerator<readonly Found[]> {
  const url = new URL(first);
  let start = 1;
  let oldest: string | null = null;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const { found, count, hasMore } = await askFeed(url.href, context);
    yield found;
    oldest = found.at(-1)?.publishedAt ?? oldest;
    // If posts are long, Blogger returns fewer than requested, so a short page need not be the last.
    if (count === 0 || !hasMore) return;
    start += count;
    url.searchParams.set('start-index', String(start));
  }
  context.truncated(
    `only the first ${PAGES_AT_MOST} pages of ${url.host} were read; there are more`,
    new Date(oldest ?? Number.NaN),
  );
}

/** Reads comments. If the blog does not show them, a warning says so, and the posts are still returned. */
async function* commentsOf(url: string, context: SourceContext): AsyncGenerator<readonly Found[]> {
  try {
    yield* pages(url, context);
  } catch (error) {
    const isClosed =
      error instanceof SourceError && ['auth', 'blocked', 'not_found', 'not_a_feed'].includes(error.code);
    if (!isClosed) throw error;
    context.warn('comments_not_searched', `${new URL(url).host} does not show its comments: posts only`);
  }
}
