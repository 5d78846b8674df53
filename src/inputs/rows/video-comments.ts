/** Comments that yt-dlp writes into what it knows of a video. */
import { type JsonObject, listOf, objectOf } from '../../sources/shared/json.js';

export function isVideo(value: JsonObject): boolean {
  return typeof value['extractor'] === 'string';
}

/** As rows of their own. */
export function commentsOfVideo(video: JsonObject): readonly JsonObject[] {
  const comments = listOf(video['comments'])
    .map(objectOf)
    .filter((comment) => comment !== null);
  return comments.map((comment) => ({ kind: 'comment', url: video['webpage_url'], ...comment }));
}
