/** Draws a stratified random sample: some of every stratum, in proportion to its size. */
import { sampleOf } from './sample.js';

export interface Drawn<T> {
  readonly one: T;
  /** Number of items that this one stands for, with which the sample yields estimates for all. */
  readonly weight: number;
}

/**
 * Draws at least one item of each stratum, so the sample may exceed `size`; in the order of their lots.
 * @param all with distinct ids
 */
export function stratifiedSample<T extends { readonly id: string; readonly stratum: string }>(
  all: readonly T[],
  size: number,
  seed: number,
): readonly Drawn<T>[] {
  const byStratum = new Map<string, T[]>();
  for (const one of all) {
    const others = byStratum.get(one.stratum);
    if (others === undefined) byStratum.set(one.stratum, [one]);
    else others.push(one);
  }
  // Sorted, so that ties between strata are broken the same way whatever the order of `all`.
  const strata = [...byStratum].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stratum]) => stratum);
  const shares = allotted(
    strata.map((stratum) => stratum.length),
    size,
  );
  const weights = new Map<T, number>();
  for (const [place, stratum] of strata.entries()) {
    for (const one of sampleOf(stratum, shares[place]!, seed)) weights.set(one, stratum.length / shares[place]!);
  }
  return sampleOf([...weights.keys()], weights.size, seed).map((one) => ({ one, weight: weights.get(one)! }));
}

/** Divides seats by size, with at least one per stratum: A. Sainte-Laguë, C. R. Acad. Sci. 151 (1910) 377–378. */
function allotted(sizes: readonly number[], seats: number): readonly number[] {
  const all = sizes.reduce((sum, one) => sum + one, 0);
  if (seats >= all) return sizes;
  const given = sizes.map(() => 1);
  for (let left = seats - given.length; left > 0; left--) {
    let best = -1;
    let most = 0;
    for (const [place, size] of sizes.entries()) {
      const claim = given[place]! < size ? size / (2 * given[place]! + 1) : 0;
      if (claim > most) [best, most] = [place, claim];
    }
    given[best]!++;
  }
  return given;
}
