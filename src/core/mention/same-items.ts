/** Identifies the same item across several lists of mentions, such as those of different runs or brands. */
import type { Mention } from '../../types.js';
import { knownBy } from './known-by.js';

/**
 * Returns an item number for every mention of every list. Mentions are the same item if they share an id, the address
 * of their page, or that of one of their copies.
 */
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
