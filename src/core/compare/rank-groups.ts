/** A ranking with ties: items that cannot be told apart share a group. */

/**
 * Group numbers from 1, the highest value first; null for an unknown value. Not differing is not transitive, so
 * grouping by pairs is not well defined. The order is therefore split only where every item above differs from every
 * item below: two that do not differ always share a group, and all members of different groups differ.
 */
export function rankGroups(
  values: readonly (number | null)[],
  differ: (a: number, b: number) => boolean,
): readonly (number | null)[] {
  const order = values.flatMap((value, place) => (value === null ? [] : { value, place }));
  order.sort((a, b) => b.value - a.value || a.place - b.place);
  const groups: (number | null)[] = values.map(() => null);
  let [group, last] = [0, -1];
  for (const [at, { place }] of order.entries()) {
    if (at > last) group += 1;
    groups[place] = group;
    const tied = order.findLastIndex((other, below) => below >= at && !differ(place, other.place));
    last = Math.max(last, at, tied);
  }
  return groups;
}
