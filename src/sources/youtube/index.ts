/** Searches videos of YouTube, with comments on them and on channels that the user names. */
import { newestFirst } from '../shared/newest-first.js';
import { defineSource, type Found, type SourceContext, SourceError, type SourceQuery } from '../source.js';
import { channelPages, channelRequest } from './comments.js';
import { quotaOf } from './quota.js';
import { settings } from './settings.js';
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
    '100 searches a day for a project, each page of 50 videos is one; numbers and comments cost of 10,000 units',
    'comments are read on youtube.commentVideos of the videos found and on youtube.channels: they are not searched',
    'what is kept of it must be renewed or deleted after 30 days, and YouTube be named as its source',
    'does not say languages of comments, nor followers of those who wrote them',
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
  const wanted = { left: commentVideos(context.settings.commentVideos) };
  const stranger = context.settings.channels.find((given) => !CHANNEL.test(idOf(given)));
  if (stranger !== undefined) throw noChannel(stranger);
  yield* newestFirst([
    ...channelsIn(context).map((channel) => channelPages(channel, context)),
    ...query.branches.flatMap((branch) => {
      const first = videosRequest(branch, context);
      return first === null ? [] : videoPages(first, wanted, context);
    }),
  ]);
}

function channelsIn({ settings: { channels } }: Pick<SourceContext<typeof settings>, 'settings'>): readonly string[] {
  return [...new Set(channels.map(idOf))].filter((channel) => CHANNEL.test(channel));
}

const CHANNEL = /^UC[\w-]{22}$/;

/** Of an address the last part. */
function idOf(given: string): string {
  return given.replace(/^.*\/channel\//, '');
}

function noChannel(given: string): SourceError {
  return new SourceError('needs_config', `youtube.channels names no channel: ${JSON.stringify(given)}`, {
    hint: 'write ids, as UC_x5XG1OV2P6uZZ5FSM9Ttw: the page of a channel shows its own under "share"',
  });
}

function commentVideos(given: string): number {
  if (/^\d{1,6}$/.test(given.trim())) return Number(given);
  throw new SourceError('needs_config', `youtube.commentVideos is no whole number: ${JSON.stringify(given)}`, {
    hint: 'it is the number of videos whose comments are read, as 10; 0 reads none',
  });
}
