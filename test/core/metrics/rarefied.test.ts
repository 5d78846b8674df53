/** Expected number of authors in a smaller sample of the mentions. */
import { describe, expect, it } from '@jest/globals';
import { rarefied } from '../../../src/core/metrics/rarefied.js';

/** Mean number of distinct authors, by enumerating every subset of m mentions. */
function counted(counts: readonly number[], m: number): number {
  const authors = counts.flatMap((count, author) => Array<number>(count).fill(author));
  let [subsets, distinct] = [0, 0];
  for (let bits = 0; bits < 2 ** authors.length; bits += 1) {
    const drawn = authors.filter((_, place) => (bits >> place) % 2 === 1);
    if (drawn.length !== m) continue;
    subsets += 1;
    distinct += new Set(drawn).size;
  }
  return distinct / subsets;
}

describe('rarefaction', () => {
  it.each([
    [[1, 1, 1, 1], 2],
    [[5], 3],
    [[4, 2, 1], 1],
    [[4, 2, 1], 3],
    [[4, 2, 1], 7],
    [[3, 3, 2, 1, 1], 5],
  ])('of %j to %i mentions is the mean over all samples', (counts, m) => {
    expect(rarefied(Int32Array.from(counts), m)).toBeCloseTo(counted(counts, m), 12);
  });

  it('stays finite if binomial coefficients would overflow', () => {
    const counts = Int32Array.from({ length: 50_000 }, (_, author) => (author === 0 ? 200_000 : 1 + (author % 7)));
    const authors = rarefied(counts, 1000);
    expect(authors).toBeGreaterThan(400);
    expect(authors).toBeLessThan(1000);
    expect(
      rarefied(
        counts,
        counts.reduce((sum, count) => sum + count, 0),
      ),
    ).toBeCloseTo(50_000, 6);
  });
});
