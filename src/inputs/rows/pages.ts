/** Objects that contain a list of items: API responses, exports with a header, HAR archives. */
import { type JsonObject, listOf, objectOf } from '../../sources/shared/json.js';
import { isObject } from '../bytes/json-text.js';
import { LISTS } from '../bytes/list-names.js';
import { commentsOfThread } from './youtube-thread.js';

const DEEPEST = 4;
/** If an object has a title of its own, these lists belong to it and do not make it a page. */
const BELOW = new Set(['comments', 'children', 'threads', 'videos']);

/**
 * Returns the elements of a page, or null if the object is none.
 * @param hasTitle whether the object has a title, so that it may be an item itself
 */
export function elementsOf(value: JsonObject, hasTitle: boolean): readonly unknown[] | null {
  const thread = commentsOfThread(value);
  if (thread !== null) return thread;
  const named = listsIn(value, hasTitle, DEEPEST);
  if (named.length > 0) return named.flat();
  // X omits the list if it is empty.
  if (objectOf(value['meta'])?.['result_count'] === 0) return [];
  if (hasTitle) return null;
  const lists = Object.keys(value).map((name) => listOf(value[name]));
  const [only, ...others] = lists.filter((list) => isObject(list[0]));
  return only !== undefined && others.length === 0 ? only : null;
}

function listsIn(value: JsonObject, hasTitle: boolean, depth: number): (readonly unknown[])[] {
  return Object.keys(value).flatMap((name) => {
    if (!LISTS.has(name.toLowerCase()) || (hasTitle && BELOW.has(name))) return [];
    const member = value[name];
    if (Array.isArray(member)) return member.length === 0 || isObject(member[0]) ? [member as unknown[]] : [];
    return isObject(member) && depth > 1 ? listsIn(member, false, depth - 1) : [];
  });
}
