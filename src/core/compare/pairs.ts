/** Pairwise differences between brands, and groups of brands that do not differ. */
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

/** Compares all pairs, with p-values adjusted for their number (Holm). */
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

/** Two brands differ if the interval of their difference excludes 0. */
export function groupsOf(values: readonly (number | null)[], pairs: readonly Pair[]): readonly (number | null)[] {
  const apart = new Set(
    pairs.flatMap(({ a, b, difference }) => {
      if (difference === null || (difference.ci95[0] <= 0 && difference.ci95[1] >= 0)) return [];
      return [`${a} ${b}`, `${b} ${a}`];
    }),
  );
  return rankGroups(values, (a, b) => apart.has(`${a} ${b}`));
}
