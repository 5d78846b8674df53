/** Items that name several brands. */
import type { BrandComparison } from '../../types.js';

export interface Overlaps {
  readonly pairs: BrandComparison['overlap'];
  /** By number of an item: how many brands it names. */
  readonly brandsOf: ReadonlyMap<number, number>;
}

/**
 * Every pair, with Jaccard's index: those that name both over those that name either (P. Jaccard, Bull. Soc. Vaud. Sci.
 * Nat. 37 (1901) 547–579); null where there are none.
 * @param items of each brand, by number
 */
export function overlaps(brands: readonly string[], items: readonly Int32Array[]): Overlaps {
  const named = items.map((own) => new Set(own));
  const brandsOf = new Map<number, number>();
  for (const own of named) for (const item of own) brandsOf.set(item, (brandsOf.get(item) ?? 0) + 1);
  const shared = named.map((own) => [...own].filter((item) => brandsOf.get(item)! > 1));
  const pairs = brands.flatMap((a, first) =>
    brands.slice(first + 1).map((b, after) => {
      const second = first + 1 + after;
      const mentions = shared[first]!.filter((item) => named[second]!.has(item)).length;
      const either = named[first]!.size + named[second]!.size - mentions;
      return { a, b, mentions, jaccard: either === 0 ? null : mentions / either };
    }),
  );
  return { pairs, brandsOf };
}
