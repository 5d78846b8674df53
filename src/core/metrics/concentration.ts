/** How far the mentions are concentrated on a few authors. */

/**
 * The Herfindahl–Hirschman index Σ(n/N)²: 1 if one author wrote every mention, null if there are no mentions. Its
 * inverse is the number of equally active authors.
 * A. O. Hirschman, Am. Econ. Rev. 54 (1964) 761.
 */
export function herfindahl(counts: ArrayLike<number>): number | null {
  let [total, squares] = [0, 0];
  for (let author = 0; author < counts.length; author++) {
    total += counts[author]!;
    squares += counts[author]! ** 2;
  }
  return total > 0 ? squares / total ** 2 : null;
}

/**
 * The Gini coefficient: half the relative mean difference, computed from the sorted counts. 0 if all counts are equal;
 * null for fewer than two authors.
 * C. Gini, Variabilità e mutabilità (1912); in the form of A. Sen, On Economic Inequality (1973).
 */
export function gini(counts: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(counts).sort();
  const authors = sorted.length;
  if (authors < 2) return null;
  let [total, weighted] = [0, 0];
  for (let rank = 0; rank < authors; rank++) {
    total += sorted[rank]!;
    weighted += (2 * (rank + 1) - authors - 1) * sorted[rank]!;
  }
  return total > 0 ? weighted / (authors * total) : null;
}
