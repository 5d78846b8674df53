/** Reads comments on single videos, and on everything of a channel. */
import { objectOf, textOf } from '../shared/json.js';
import { type Found, type NativeRequest, SourceError } from '../source.js';
import { addressOf, ask, type Context, completeFrom } from './ask.js';
import { fromThread, hasMoreReplies, isThread } from './wire.js';

const PAGE = 100;
/** Limit for channels with very many comments. */
const PAGES_AT_MOST = 20;

const THREADS = { part: 'snippet,replies', order: 'time', textFormat: 'plainText', maxResults: String(PAGE) };

export function channelRequest(channel: string): NativeRequest {
  return { url: addressOf('commentThreads', { ...THREADS, allThreadsRelatedToChannelId: channel }), query: null };
}

/** Reads all comments on the videos of a channel, newest threads first. */
export async function* channelPages(
  channel: string,
  context: Context,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const url = new URL(channelRequest(channel).url);
  let oldest = Number.NaN;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const threads = await askThreads(url.href, context);
    if (threads === null) {
      context.warn('channel_not_read', `YouTube shows no comments of the channel ${channel}: see youtube.channels`);
      return;
    }
    yield threads.found;
    oldest = threads.oldest;
    if (threads.next === null || oldest < context.since.getTime()) return;
    url.searchParams.set('pageToken', threads.next);
  }
  context.truncated(`only the newest ${PAGE * PAGES_AT_MOST} threads of a channel are read`, new Date(oldest));
}

/**
 * Reads the newest comments on a video; none if they are disabled. A failure is only a warning: the video itself was
 * found.
 */
export async function commentsOn(video: string, context: Context): Promise<readonly Found[]> {
  const threads = await askThreads(addressOf('commentThreads', { ...THREADS, videoId: video }), context).catch(
    (error: unknown) => {
      context.signal.throwIfAborted();
      if (!(error instanceof SourceError)) throw error;
      context.warn('comments_not_read', `the comments on the video ${video} could not be read: ${error.message}`);
      return null;
    },
  );
  if (threads === null) return [];
  if (threads.next !== null && threads.oldest >= context.since.getTime()) {
    context.truncated(`only the newest ${PAGE} threads of comments on a video are read`, completeFrom(context));
  }
  return threads.found;
}

interface Threads {
  readonly found: readonly Found[];
  readonly next: string | null;
  /** Time of the last thread's first comment, in ms; NaN if unknown. */
  readonly oldest: number;
}

/** Returns null if no comments are available. */
async function askThreads(url: string, context: Context): Promise<Threads | null> {
  try {
    const { items: threads, next } = await ask(url, 'threads', isThread, context);
    const last = objectOf(objectOf(objectOf(threads.at(-1))?.['snippet'])?.['topLevelComment']);
    if (threads.some(hasMoreReplies)) {
      context.truncated('YouTube returns only some five of many replies to a comment', completeFrom(context));
    }
    return {
      found: threads.flatMap(fromThread),
      next: threads.length === 0 ? null : next,
      oldest: Date.parse(textOf(objectOf(last?.['snippet'])?.['publishedAt']) ?? ''),
    };
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not_found') return null;
    throw error;
  }
}
