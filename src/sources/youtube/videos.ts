/** Searches videos, and adds their statistics and some of their comments. */
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import { distinct } from '../shared/json.js';
import { type Found, type NativeRequest, type QueryNode, type RequestContext, SourceError } from '../source.js';
import { addressOf, ask, askAbout, type Context, completeFrom } from './ask.js';
import { commentsOn } from './comments.js';
import { nextDayInCalifornia, takeSearch, useUp } from './quota.js';
import { channelIdOf, fromResult, isResult, videoIdOf } from './wire.js';

export const PAGE = 50;
/** A search ends after about five hundred videos, whatever total it reports. */
export const REACHABLE = 500;

const dialect: Dialect = { word: plainOrQuoted, phrase: quoted, or: '|' };

export function videosRequest(
  branch: QueryNode,
  { since, until, limit }: Pick<RequestContext, 'since' | 'until' | 'limit'>,
): NativeRequest | null {
  const query = renderQuery(branch, dialect);
  if (query === '') return null;
  const seconds = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
  return {
    url: addressOf('search', {
      part: 'snippet',
      type: 'video',
      order: 'date',
      q: query,
      publishedAfter: seconds(since.getTime()),
      publishedBefore: seconds(Math.ceil(until.getTime() / 1000) * 1000),
      safeSearch: 'none',
      maxResults: String(Math.min(PAGE, Math.max(1, limit))),
    }),
    query,
  };
}

/** @param wanted how many more videos may have their comments read; shared by all searches of a run */
export async function* videoPages(
  first: NativeRequest,
  wanted: { left: number },
  context: Context,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const url = new URL(first.url);
  const perPage = Number(url.searchParams.get('maxResults'));
  for (let reached = perPage; ; reached += perPage) {
    const page = await searchOnce(url.href, context);
    if (page === null) return;
    const { videos, refusal } = await withNumbers(page.items, context);
    if (refusal !== null) {
      // The search has been charged already, so yield its results.
      yield videos;
      throw refusal;
    }
    const comments = await commentsOf(videos, wanted, context);
    yield [...videos, ...comments].sort((a, b) => timeOf(b) - timeOf(a));
    if (page.next === null || page.items.length === 0) return;
    if (reached + perPage > REACHABLE) {
      context.truncated(`YouTube returns at most some ${REACHABLE} videos a search`, completeFrom(context));
      return;
    }
    url.searchParams.set('pageToken', page.next);
  }
}

/**
 * Returns null if the daily quota was used up after something had been found.
 * @throws SourceError `quota` if nothing had
 */
async function searchOnce(url: string, context: Context) {
  const { cache, now, settings } = context;
  const budget = { cache, now, dailySearches: settings.dailySearches };
  const isFirst = !new URL(url).searchParams.has('pageToken');
  if (!(await takeSearch(budget))) {
    const message = `the ${settings.dailySearches} searches that YouTube allows a day are used up`;
    if (isFirst) throw new SourceError('quota', message, { retryAt: nextDayInCalifornia(now) });
    context.truncated(message, completeFrom(context));
    return null;
  }
  try {
    return await ask(url, 'results', isResult, context);
  } catch (error) {
    if (error instanceof SourceError && error.code === 'quota') await useUp(budget);
    throw error;
  }
}

interface Numbered {
  readonly videos: readonly Found[];
  /** Null if all statistics could be read. */
  readonly refusal: Error | null;
}

async function withNumbers(items: readonly unknown[], context: Context): Promise<Numbered> {
  const answers = await Promise.allSettled([
    askAbout('videos', 'snippet,statistics', distinct(items.map(videoIdOf)), context),
    askAbout('channels', 'statistics', distinct(items.map(channelIdOf)), context),
  ]);
  const [videos, channels] = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : new Map()));
  const refused = answers.find((answer) => answer.status === 'rejected');
  return {
    videos: items.flatMap((item) => fromResult(item, { videos: videos!, channels: channels! }) ?? []),
    refusal: refused === undefined ? null : (refused.reason as Error),
  };
}

/** Reads comments on the videos that have the most. */
async function commentsOf(videos: readonly Found[], wanted: { left: number }, context: Context): Promise<Found[]> {
  const repliesTo = ({ engagement }: Found) => engagement?.replies ?? 0;
  const discussed = videos.filter((video) => repliesTo(video) > 0).sort((a, b) => repliesTo(b) - repliesTo(a));
  const read = discussed.slice(0, wanted.left);
  wanted.left -= read.length;
  if (read.length < discussed.length) {
    const message = `comments are read on ${context.settings.commentVideos} videos: youtube.commentVideos`;
    context.truncated(message, completeFrom(context));
  }
  return (await Promise.all(read.map(({ id }) => commentsOn(id!, context)))).flat();
}

function timeOf({ publishedAt }: Found): number {
  return Date.parse(publishedAt ?? '1970-01-01');
}
