/** Videos and comments as returned by YouTube's API, stored in a file. */
import { idOf, type JsonObject, objectOf, textOf } from '../../sources/shared/json.js';
import { fromComment, fromResult, isResult } from '../../sources/youtube/wire.js';
import type { Found } from '../../types.js';

/** Whether it is a search result, a listed video or a comment. */
export function isYoutubeResource(value: JsonObject): boolean {
  return objectOf(value['snippet']) !== null && (isComment(value) || isVideo(value) || isResult(value));
}

/** Returns null for channels, playlists and anything without text. */
export function fromYoutubeResource(value: JsonObject): Found | null {
  if (isComment(value)) return fromComment(value, null, repliesTo(value));
  if (!isVideo(value)) return fromResult(value, { videos: new Map(), channels: new Map() });
  const videoId = String(value['id']);
  const result = { ...value, id: { videoId } };
  return fromResult(result, { videos: new Map([[videoId, value]]), channels: new Map() });
}

const isVideo = (value: JsonObject): boolean => value['kind'] === 'youtube#video' && textOf(value['id']) !== null;

function isComment(value: JsonObject): boolean {
  const { textOriginal, textDisplay, authorDisplayName } = objectOf(value['snippet']) ?? {};
  const isSaid = textOf(textOriginal) !== null || textOf(textDisplay) !== null;
  return idOf(value['id']) !== null && isSaid && typeof authorDisplayName === 'string';
}

/** Number of replies, as stated by the thread that this comment begins. */
function repliesTo(comment: JsonObject): number | null {
  const replies = objectOf(comment['snippet'])?.['totalReplyCount'];
  return typeof replies === 'number' ? replies : null;
}
