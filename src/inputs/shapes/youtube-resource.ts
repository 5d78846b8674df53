/** Videos and comments as YouTube's API answers with them, kept in a file. */
import { idOf, type JsonObject, objectOf, textOf } from '../../sources/shared/json.js';
import { fromComment, fromResult, isResult } from '../../sources/youtube/wire.js';
import type { Found } from '../../types.js';

/** A result of the search, a video of the list, or a comment. */
export function isYoutubeResource(value: JsonObject): boolean {
  return objectOf(value['snippet']) !== null && (isComment(value) || isVideo(value) || isResult(value));
}

/** Null for channels, playlists, and what is without a word. */
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

/** As the thread said that it begins. */
function repliesTo(comment: JsonObject): number | null {
  const replies = objectOf(comment['snippet'])?.['totalReplyCount'];
  return typeof replies === 'number' ? replies : null;
}
