/** Comment threads as returned by YouTube's API. */
import { type JsonObject, listOf, objectOf } from '../../sources/shared/json.js';

/**
 * Returns the first comment and its replies, each with the details given only by the thread; null if it is no thread.
 */
export function commentsOfThread(value: JsonObject): readonly JsonObject[] | null {
  const { topLevelComment, videoId, totalReplyCount } = objectOf(value['snippet']) ?? {};
  const first = objectOf(topLevelComment);
  if (first === null) return null;
  const replies = listOf(objectOf(value['replies'])?.['comments']).map(objectOf);
  const within = (comment: JsonObject, told: JsonObject): JsonObject => ({
    ...comment,
    snippet: { ...told, ...objectOf(comment['snippet']) },
  });
  return [
    within(first, { videoId, totalReplyCount }),
    ...replies.filter((reply) => reply !== null).map((reply) => within(reply, { videoId })),
  ];
}
