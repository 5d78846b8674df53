import { describe, expect, it } from '@jest/globals';
import { clustered, effectiveSize, kish } from '../../../src/core/metrics/clustering.js';
import { wilson } from '../../../src/core/metrics/intervals.js';
import { seededRandom } from '../../../src/core/metrics/random.js';
import { AT_95 } from '../../support/confidence.js';
import fc from '../../support/property.js';
import { times } from './sample.js';

describe('kish', () => {
  it.each([
    [[1, 1, 1], 3],
    [[12, 12, 12, 3, 3], 3.92],
    [[10], 1],
    [[0, 5, 0, 5], 2],
  ])('of %j is %d', (sizes, expected) => expect(kish(sizes)).toBeCloseTo(expected, 12));

  it('is null without authors', () => expect(kish([])).toBeNull());
});

describe('effectiveSize', () => {
  const ofShare = (sizes: number[], sums: number[]) => {
    const sample = clustered(sizes, sums);
    return effectiveSize(sample, sample.total);
  };

  it.each([
    ['all alone: each counts', [1, 1, 1, 1, 1, 1], [1, 0, 1, 0, 0, 1], 6],
    ['fewer than five authors: Kish', [3, 1], [3, 0], 1.6],
    ['no spread: Kish', [3, 1, 1, 1, 1], [0, 0, 0, 0, 0], 49 / 13],
    ['one author: one', [9], [4], 1],
    // p = ½, v = 6/5·6/144 = .05, ¼ / .05 = 5: raised to Kish's 6.
    ['all of one mind each: the authors', [2, 2, 2, 2, 2, 2], [2, 0, 2, 0, 2, 0], 6],
    ['everybody torn: all mentions', [2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1], 12],
    ['authors that say nothing are none', [1, 0, 1, 1, 0, 1, 1], [1, 0, 1, 0, 0, 0, 0], 5],
  ])('%s', (_, sizes, sums, expected) => expect(ofShare(sizes, sums)).toBeCloseTo(expected, 9));

  it('uses the variance of the signs for net scores', () => {
    // Six authors with two mentions each: +2, -2, +2, -2, 0, 0 (the last two are neutral).
    const sample = clustered([2, 2, 2, 2, 2, 2], [2, -2, 2, -2, 0, 0]);
    // mean 0, variance 8/12; v = 6/5 · 16/144 = 2/15; their ratio is 5, raised to Kish's 6
    expect(effectiveSize(sample, 8)).toBeCloseTo(6, 9);
  });

  it('is null without observations', () => expect(ofShare([], [])).toBeNull());

  it("lies between Kish's size and the number of mentions", () => {
    const author = fc
      .integer({ min: 1, max: 50 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })));
    fc.assert(
      fc.property(fc.array(author, { minLength: 1, maxLength: 60 }), (authors) => {
        const sizes = authors.map(([n]) => n);
        const size = ofShare(
          sizes,
          authors.map(([, s]) => s),
        )!;
        expect(size).toBeGreaterThanOrEqual(kish(sizes)! - 1e-9);
        expect(size).toBeLessThanOrEqual(sizes.reduce((a, b) => a + b) + 1e-9);
      }),
    );
  });

  it.each([
    [0, 0.94, 0.94],
    [0.5, 0.91, 0.82],
    [1, 0.91, 0.56],
  ])('has nearly 95 %% coverage if authors repeat their opinion in %d of cases', (agreement, least, plainMost) => {
    // 30 authors, three of whom are heavy; the true share is 0.3.
    const sizes = times(30, (author) => (author < 3 ? 12 : 3));
    const random = seededRandom(7);
    const contains = (share: number, n: number) => {
      const [low, high] = wilson(share * n, n, AT_95)!;
      return low <= 0.3 && 0.3 <= high ? 1 : 0;
    };
    let [covered, plain] = [0, 0];
    const runs = 4000;
    for (let run = 0; run < runs; run++) {
      const sums = sizes.map((n) => {
        const opinion = random();
        return times(n, () => (random() < agreement ? opinion : random())).filter((draw) => draw < 0.3).length;
      });
      const sample = clustered(sizes, sums);
      const share = sample.total / sample.size;
      covered += contains(share, effectiveSize(sample, sample.total)!);
      plain += contains(share, sample.size);
    }
    expect(covered / runs).toBeGreaterThan(least);
    if (agreement > 0) expect(plain / runs).toBeLessThan(plainMost);
  });
});
