/** Recent search of X through its paid API v2, where every post returned costs money. */
import { branchesOn, type Network } from '../shared/branches.js';
import { newestFirst } from '../shared/newest-first.js';
import { defineSource, type Found, type SourceContext, type SourceQuery } from '../source.js';
import { quotaOf } from './budget.js';
import { openRun, pages } from './pages.js';
import { ACCOUNT, PAGE, pageUrl, QUERY_AT_MOST, queryText, sizeOf, windowOf } from './request.js';
import { settings } from './settings.js';

type Context = SourceContext<typeof settings>;

const network: Network = { account: ACCOUNT, hosts: ['x.com', 'twitter.com'] };

export default defineSource({
  name: 'x',
  title: 'X',
  homepage: 'https://x.com',
  example: 'open source',
  isWorthAKey: true,
  groups: ['social'],
  kinds: ['post'],
  limits: [
    'every post read costs money (0.5 cents in 2026): x.dailyPosts limits how many per day',
    'reaches back 7 days, but not into the last half minute',
    'its texts may not be redistributed, only ids; you must delete posts that were deleted there',
  ],
  settings,
  capabilities: () => ({
    search: 'words',
    operators: [
      'phrase',
      'or',
      'not',
      'group',
      'tag',
      'handle',
      'ticker',
      'from',
      'lang',
      'link',
      'likes',
      'replies',
      'reposts',
    ],
    pageSize: PAGE.most,
    maxDays: 7,
    maxLength: QUERY_AT_MOST,
  }),
  requests(query, context) {
    const window = windowOf(context);
    const size = sizeOf(context.limit);
    return window === null
      ? []
      : textsOf(query).map((text) => ({
          url: pageUrl({ text, window, size, token: null, names: 'tweet' }),
          query: text,
        }));
  },
  search,
  quota: ({ settings: { dailyPosts }, cache, now }) => quotaOf(cache, dailyPosts, now),
});

function textsOf(query: SourceQuery): readonly string[] {
  return branchesOn(network, query)
    .map(queryText)
    .filter((text) => text !== '');
}

async function* search(query: SourceQuery, context: Context): AsyncGenerator<readonly Found[]> {
  const window = windowOf(context);
  if (window === null || window.isCut) context.truncated('X reaches back 7 days, and not into the last half minute');
  if (window === null) return;
  const run = openRun(context, window);
  yield* newestFirst(textsOf(query).map((text) => pages(text, run)));
}
