/** An order with ties: who cannot be told apart stands in one group. */

/**
 * Groups from 1, the highest value first; null for a value that is not known. That two do not differ says nothing of
 * a third between them, so that no grouping by pairs would be one. Here the order is cut only where everybody above
 * differs from everybody below: two who do not differ always share a group, and different groups differ throughout.
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
