/** Items that name several brands. */
import type { BrandComparison } from '../../types.js';

export interface Overlaps {
  readonly pairs: BrandComparison['overlap'];
  /** By item number: how many brands it names. */
  readonly brandsOf: ReadonlyMap<number, number>;
}

/**
 * Every pair of brands, with Jaccard's index: items that name both over items that name either (P. Jaccard, Bull. Soc.
 * Vaud. Sci. Nat. 37 (1901) 547–579); null if there are none.
 * @param items item numbers of each brand
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
