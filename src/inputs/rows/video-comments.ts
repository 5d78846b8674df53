/** Comments that yt-dlp writes into what it knows of a video. */
import { type JsonObject, listOf, objectOf } from '../../sources/shared/json.js';

/** As rows of their own; none of anything else than such a video. */
export function commentsOfVideo(value: JsonObject): readonly JsonObject[] {
  if (typeof value['extractor'] !== 'string') return [];
  const comments = listOf(value['comments'])
    .map(objectOf)
    .filter((comment) => comment !== null);
  return comments.map((comment) => ({ kind: 'comment', url: value['webpage_url'], ...comment }));
}
