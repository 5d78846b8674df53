/** Objects that hold a list of what is meant: answers of services, exports with a head, archives of exchanges. */
import { type JsonObject, listOf, objectOf } from '../../sources/shared/json.js';
import { isObject } from '../bytes/json-text.js';
import { LISTS } from '../bytes/list-names.js';
import { commentsOfThread } from './youtube-thread.js';

const DEEPEST = 4;
/** Of these an object with a title of its own is not the page: they stand below it. */
const BELOW = new Set(['comments', 'children', 'threads', 'videos']);

/** Its elements; null: it is no page. @param hasTitle it has one itself, and may be meant itself */
export function elementsOf(value: JsonObject, hasTitle: boolean): readonly unknown[] | null {
  const thread = commentsOfThread(value);
  if (thread !== null) return thread;
  const named = listsIn(value, hasTitle, DEEPEST);
  if (named.length > 0) return named.flat();
  // X leaves the list out where it is empty.
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
