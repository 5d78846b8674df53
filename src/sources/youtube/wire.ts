/** Reads videos from search results and lists of YouTube, and threads of comments. */
import { decodeHTML } from 'entities';
import { htmlToText } from '../shared/html-text.js';
import { instantOf } from '../shared/instant.js';
import { hasText, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine, tidyText } from '../shared/text.js';
import type { Found } from '../source.js';

const SITE = 'https://www.youtube.com';
const ID = /^[\w-]{1,100}$/;

/** Also true for a channel or a playlist. */
export function isResult(value: unknown): boolean {
  const result = objectOf(value);
  const id = objectOf(result?.['id']);
  const isNamed = ['videoId', 'channelId', 'playlistId'].some((kind) => textOf(id?.[kind]) !== null);
  return isNamed && hasText(result?.['snippet'], 'title');
}

/** Returns null for the channels and playlists that a search may also find. */
export function videoIdOf(value: unknown): string | null {
  const id = objectOf(objectOf(value)?.['id'])?.['videoId'];
  return typeof id === 'string' && ID.test(id) ? id : null;
}

export function channelIdOf(value: unknown): string | null {
  const id = objectOf(objectOf(value)?.['snippet'])?.['channelId'];
  return typeof id === 'string' && ID.test(id) ? id : null;
}

export interface Details {
  /** From videos.list, by id. */
  readonly videos: ReadonlyMap<string, JsonObject>;
  /** From channels.list, by id. */
  readonly channels: ReadonlyMap<string, JsonObject>;
}

/** Converts a search result, whose texts are shortened and escaped, using details from the lists if available. */
export function fromResult(value: unknown, { videos, channels }: Details): Found | null {
  const id = videoIdOf(value);
  const result = objectOf(objectOf(value)?.['snippet']);
  if (id === null || result === null) return null;
  const video = videos.get(id);
  const whole = objectOf(video?.['snippet']);
  const written = (name: string) => textOf(whole?.[name]) ?? decodeHTML(textOf(result[name]) ?? '');
  const title = tidyLine(written('title'));
  if (title === '') return null;
  const statistics = objectOf(video?.['statistics']);
  const channel = channelIdOf(value);
  return {
    id,
    kind: 'video',
    url: `${SITE}/watch?v=${id}`,
    title,
    text: tidyText(written('description')),
    author: {
      id: channel,
      name: tidyLine(written('channelTitle')) || null,
      url: channel === null ? null : `${SITE}/channel/${channel}`,
      followers: followersOf(objectOf(channels.get(channel ?? '')?.['statistics'])),
    },
    publishedAt: instantOf(result['publishedAt']),
    precision: 'second',
    language: textOf(whole?.['defaultAudioLanguage']) ?? textOf(whole?.['defaultLanguage']),
    tags: listOf(whole?.['tags']).flatMap((tag) => textOf(tag)?.replace(/^#+/, '') || []),
    // Absent if likes are hidden.
    engagement: {
      likes: numberOf(statistics?.['likeCount']),
      replies: numberOf(statistics?.['commentCount']),
      views: numberOf(statistics?.['viewCount']),
    },
  };
}

/** A thread is identified by its first comment. */
export function isThread(value: unknown): boolean {
  const first = objectOf(objectOf(objectOf(value)?.['snippet'])?.['topLevelComment']);
  return textOf(first?.['id']) !== null && hasText(first?.['snippet'], 'textOriginal', 'textDisplay');
}

/** Converts a thread: its first comment, and the replies included with it. */
export function fromThread(value: unknown): Found[] {
  const thread = objectOf(value);
  const snippet = objectOf(thread?.['snippet']);
  const replies = listOf(objectOf(thread?.['replies'])?.['comments']);
  const first = fromComment(
    snippet?.['topLevelComment'],
    textOf(snippet?.['videoId']),
    numberOf(snippet?.['totalReplyCount']),
  );
  const rest = replies.map((reply) => fromComment(reply, textOf(snippet?.['videoId']), null));
  return [first, ...rest].filter((found) => found !== null);
}

/** Whether a thread has more replies than are included with it. */
export function hasMoreReplies(value: unknown): boolean {
  const thread = objectOf(value);
  const given = listOf(objectOf(thread?.['replies'])?.['comments']).length;
  return (numberOf(objectOf(thread?.['snippet'])?.['totalReplyCount']) ?? 0) > given;
}

/**
 * @param threadVideo id of the video, which the comment itself may lack
 * @param replies null if unknown
 */
export function fromComment(value: unknown, threadVideo: string | null, replies: number | null): Found | null {
  const comment = objectOf(value);
  const snippet = objectOf(comment?.['snippet']);
  const id = textOf(comment?.['id']);
  if (snippet === null || id === null) return null;
  const text = tidyText(textOf(snippet['textOriginal']) ?? htmlToText(textOf(snippet['textDisplay']) ?? ''));
  if (text === '') return null;
  // Absent if a thread is about a channel.
  const video = textOf(snippet['videoId']) ?? threadVideo;
  const name = textOf(snippet['authorDisplayName']);
  const channel = textOf(objectOf(snippet['authorChannelId'])?.['value']);
  return {
    id,
    kind: 'comment',
    url:
      video === null
        ? null
        : `${SITE}/watch?v=${encodeURIComponent(video.toWellFormed())}&lc=${encodeURIComponent(id.toWellFormed())}`,
    text,
    author: {
      id: channel,
      // Now a handle; a display name for those without a handle.
      ...(name?.startsWith('@') === true ? { handle: name.slice(1) } : { name }),
      url: webOf(snippet['authorChannelUrl']),
    },
    publishedAt: instantOf(snippet['publishedAt']),
    precision: 'second',
    engagement: { likes: numberOf(snippet['likeCount']), replies },
    thread: { root: video, parent: textOf(snippet['parentId']) ?? video },
  };
}

function followersOf(statistics: JsonObject | null): number | null {
  return statistics?.['hiddenSubscriberCount'] === true ? null : numberOf(statistics?.['subscriberCount']);
}

/** Counts are strings in the lists, and numbers in comments. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
