/** Comments in the metadata that yt-dlp writes for a video. */
import { type JsonObject, listOf, objectOf } from '../../sources/shared/json.js';

export function isVideo(value: JsonObject): boolean {
  return typeof value['extractor'] === 'string';
}

/** Returns the comments as separate rows. */
export function commentsOfVideo(video: JsonObject): readonly JsonObject[] {
  const comments = listOf(video['comments'])
    .map(objectOf)
    .filter((comment) => comment !== null);
  return comments.map((comment) => ({ kind: 'comment', url: video['webpage_url'], ...comment }));
}
