/** A few of many by lot, so that of every kind some are among them, in proportion to how many there are. */
import { sampleOf } from './sample.js';

export interface Drawn<T> {
  readonly one: T;
  /** How many of all it stands for: with it the sample says what holds of all. */
  readonly weight: number;
}

/**
 * At least one of each stratum, so that there may be more than `size`; in the order of their lots.
 * @param all with different ids
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
  // Of strata that are as near to one more, the same comes first whatever the order of `all`.
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

/** Seats by size, each stratum having one: A. Sainte-Laguë, C. R. Acad. Sci. 151 (1910) 377–378. */
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
