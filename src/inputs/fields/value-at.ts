/** Reads the value at a path of an imported object: dots separate levels, unless a name itself contains the dot. */
import { isObject } from '../bytes/json-text.js';

const LIST_AT_MOST = 100;
/** How many levels of lists within lists are searched, so that deep nesting cannot overflow the stack. */
const LISTS_DEEP = 8;

/**
 * Returns undefined if there is no such path. In a list, a number is an index; any other name is searched for in every
 * element.
 */
export function valueAt(value: unknown, path: string, depth = LISTS_DEEP): unknown {
  if (Array.isArray(value)) return depth === 0 ? undefined : inList(value, path, depth - 1);
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, path)) return value[path];
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot);
    const found = Object.hasOwn(value, name) ? valueAt(value[name], path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function inList(values: readonly unknown[], path: string, depth: number): unknown {
  const [, place, rest] = /^(\d{1,6})(?:\.(.+))?$/s.exec(path) ?? [];
  if (place !== undefined) return rest === undefined ? values[Number(place)] : valueAt(values[Number(place)], rest);
  const found = values
    .slice(0, LIST_AT_MOST)
    .map((value) => valueAt(value, path, depth))
    .filter((value) => value !== undefined);
  return found.length === 0 ? undefined : found;
}
