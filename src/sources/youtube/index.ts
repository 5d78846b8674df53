/** Searches YouTube videos, with comments on them and on channels named by the user. */
import { newestFirst } from '../shared/newest-first.js';
import { defineSource, type Found, type SourceContext, type SourceQuery } from '../source.js';
import { channelPages, channelRequest } from './comments.js';
import { quotaOf } from './quota.js';
import { readChannel, readCommentVideos, settings } from './settings.js';
import { PAGE, REACHABLE, videoPages, videosRequest } from './videos.js';

export default defineSource({
  name: 'youtube',
  title: 'YouTube',
  homepage: 'https://www.youtube.com',
  example: 'open source',
  isWorthAKey: true,
  groups: ['social'],
  kinds: ['video', 'comment'],
  limits: [
    '100 searches a day per project, one for each page of 50 videos; counts and comments are charged to its 10,000 units',
    'comments are not searched: they are read on youtube.commentVideos of the videos found and on youtube.channels, with some five replies to each',
    'what you keep must be renewed or deleted after 30 days, and YouTube named as its source',
    'gives no languages of comments, and no followers of those who wrote them',
  ],
  settings,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase', 'or'],
    wordsFindTags: true,
    pageSize: PAGE,
    maxItems: REACHABLE,
    maxLength: 500,
  }),
  requests: (query, context) => [
    ...channelsIn(context).map(channelRequest),
    ...query.branches.flatMap((branch) => videosRequest(branch, context) ?? []),
  ],
  search,
  quota: ({ settings: { dailySearches }, cache, now }) => quotaOf({ dailySearches, cache, now }),
});

async function* search(
  query: SourceQuery,
  context: SourceContext<typeof settings>,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const wanted = { left: readCommentVideos(context.settings.commentVideos) };
  yield* newestFirst([
    ...channelsIn(context).map((channel) => channelPages(channel, context)),
    ...query.branches.flatMap((branch) => {
      const first = videosRequest(branch, context);
      return first === null ? [] : videoPages(first, wanted, context);
    }),
  ]);
}

function channelsIn({ settings: { channels } }: Pick<SourceContext<typeof settings>, 'settings'>): readonly string[] {
  return [...new Set(channels.map(readChannel))];
}
