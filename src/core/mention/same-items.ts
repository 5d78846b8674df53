/** Which mentions of several lists, of runs or of brands, are one and the same item. */
import type { Mention } from '../../types.js';
import { knownBy } from './known-by.js';

/** For every mention the number of its item: the same by id, by the address of its page, or by that of one of its copies. */
export function itemNumbers(lists: readonly (readonly Mention[])[]): readonly Int32Array[] {
  const places = new Map<string, number>();
  const parents: number[] = [];
  const root = (place: number): number => {
    let at = place;
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  const numbered = lists.map((mentions) =>
    mentions.map((mention) => {
      const keys = knownBy(mention);
      const known = [...new Set(keys.map((key) => places.get(key)).filter((place) => place !== undefined))].map(root);
      const place = known.length === 0 ? parents.push(parents.length) - 1 : known.reduce((a, b) => Math.min(a, b));
      for (const other of known) parents[other] = place;
      for (const key of keys) places.set(key, place);
      return place;
    }),
  );
  return numbered.map((list) => Int32Array.from(list, root));
}
