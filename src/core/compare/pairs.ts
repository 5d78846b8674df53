/** Every two brands: by how much they differ, and who shares a rank. */
import type { BrandComparison } from '../../types.js';
import { holm } from '../evaluation/comparison.js';
import type { Difference } from '../metrics/net-difference.js';
import { rankGroups } from './rank-groups.js';

export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly names: { readonly a: string; readonly b: string };
  readonly difference: Difference | null;
  readonly pHolm: number | null;
}

/** Of every two of them, with p as sure as it is after all were looked at. */
export function pairsOf(
  names: readonly string[],
  differenceOf: (places: readonly [a: number, b: number]) => Difference | null,
): readonly Pair[] {
  const pairs = names.flatMap((nameA, a) =>
    names.slice(a + 1).map((nameB, after) => {
      const b = a + 1 + after;
      return { a, b, names: { a: nameA, b: nameB }, difference: differenceOf([a, b]) };
    }),
  );
  const adjusted = holm(pairs.map(({ difference }) => difference?.p ?? null));
  return pairs.map((pair, place) => ({ ...pair, pHolm: adjusted[place]! }));
}

export const pairRow =
  (metric: BrandComparison['pairs'][number]['metric']) =>
  ({ names, difference, pHolm }: Pair): BrandComparison['pairs'][number] => ({
    ...names,
    difference: difference?.value ?? null,
    ci95: difference?.ci95 ?? null,
    pHolm,
    metric,
  });

/** Two differ where the interval of their difference leaves out 0. */
export function groupsOf(values: readonly (number | null)[], pairs: readonly Pair[]): readonly (number | null)[] {
  const apart = new Set(
    pairs.flatMap(({ a, b, difference }) => {
      if (difference === null || (difference.ci95[0] <= 0 && difference.ci95[1] >= 0)) return [];
      return [`${a} ${b}`, `${b} ${a}`];
    }),
  );
  return rankGroups(values, (a, b) => apart.has(`${a} ${b}`));
}
