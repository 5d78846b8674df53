/** Whether few authors hold the talk. */

/**
 * The Herfindahl–Hirschman index Σ(n/N)², 1 where one author holds all. Null for no mention.
 * A. O. Hirschman, Am. Econ. Rev. 54 (1964) 761. Its inverse is the number of equally active authors.
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
 * Gini's coefficient: half the relative mean difference, from the counts in order. 0 where all are alike; null under two
 * authors. C. Gini, Variabilità e mutabilità (1912); in the form of A. Sen, On Economic Inequality (1973).
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
