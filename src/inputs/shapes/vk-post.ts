/** Posts and comments as returned by VK's API: walls, news, comments of a post. */
import { type JsonObject, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { momentOf } from '../fields/moment.js';
import { countOf } from '../fields/values.js';

export function isVkPost(value: JsonObject): boolean {
  if (typeof value['owner_id'] !== 'number' || typeof value['from_id'] !== 'number') return false;
  return typeof value['id'] === 'number' && typeof value['date'] === 'number' && typeof value['text'] === 'string';
}

/** Returns null for posts without text: mere reposts and pictures. */
export function fromVkPost(value: JsonObject): Found | null {
  const { id, owner_id: owner, post_id: post, from_id: from } = value as Readonly<Record<string, number | undefined>>;
  const text = textOf(value['text']) ?? '';
  if (text.trim() === '') return null;
  const isComment = typeof post === 'number';
  // Ids are unique only within a wall.
  const root = `${owner}_${isComment ? post : id}`;
  const moment = momentOf(value['date'], 'UTC');
  return {
    id: isComment ? `${root}_${id}` : root,
    kind: isComment ? 'comment' : 'post',
    url: `https://vk.com/wall${root}${isComment ? `?reply=${id}` : ''}`,
    text,
    // Ids of groups are negative.
    author: { id: String(from), url: `https://vk.com/${from! < 0 ? `club${-from!}` : `id${from}`}` },
    publishedAt: moment?.iso ?? null,
    precision: moment?.precision ?? null,
    engagement: {
      likes: countOf(value['likes']),
      reposts: countOf(value['reposts']),
      replies: countOf(value['comments']) ?? countOf(value['thread']),
      views: countOf(value['views']),
    },
    ...(isComment && { thread: { root, parent: root } }),
  };
}
