/** Rarefaction: makes author counts of samples of different sizes comparable. */

/**
 * Expected number of distinct authors among m of the N mentions, drawn without replacement: Σ (1 − C(N − n, m)/C(N, m))
 * over authors with n mentions. S. H. Hurlbert, Ecology 52 (1971) 577–586. The quotient of binomials is computed as the
 * product of (N − m − i)/(N − i) for i < n, which neither overflows nor cancels.
 * @param m at most the number of mentions
 */
export function rarefied(counts: Int32Array, m: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const authors = new Map<number, number>();
  for (const count of counts) if (count > 0) authors.set(count, (authors.get(count) ?? 0) + 1);
  let [missed, drawn, expected] = [1, 0, 0];
  for (const [count, number] of [...authors].sort(([a], [b]) => a - b)) {
    for (; drawn < count; drawn++) missed *= Math.max(0, total - m - drawn) / (total - drawn);
    expected += number * (1 - missed);
  }
  return expected;
}
