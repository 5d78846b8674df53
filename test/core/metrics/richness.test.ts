import { describe, expect, it } from '@jest/globals';
import { allSeenInterval, chao1, chao1Interval, chapman, chapmanInterval } from '../../../src/core/metrics/richness.js';
import { AT_95 } from '../../support/confidence.js';

describe('chao1', () => {
  it.each([
    [10, 4, 30, 42.5],
    [5, 0, 5, 15],
    [0, 0, 7, 7],
  ])('for %i seen once, %i seen twice, %i in all estimates %d', (once, twice, unique, expected) => {
    expect(chao1(once, twice, unique)).toBe(expected);
  });
});

describe('chapman', () => {
  it.each([
    [100, 80, 40, 198.536585],
    [10, 10, 0, 120],
    [50, 50, 50, 50],
  ])('for %i and %i with %i in both estimates %d', (first, second, both, expected) => {
    expect(chapman(first, second, both)).toBeCloseTo(expected, 6);
  });
});

describe('intervals of richness estimates', () => {
  // By hand from the formulas: 12.5 unseen, with a variance of 4 (39.0625 / 4 + 15.625 + 3.125) = 114.0625.
  it('of Chao1 is log-normal above the number seen', () => {
    const factor = Math.exp(1.959963984540054 * Math.sqrt(Math.log(1 + 114.0625 / 156.25)));
    const [low, high] = chao1Interval(10, 4, 30, AT_95);
    expect(low).toBeCloseTo(30 + 12.5 / factor, 9);
    expect(high).toBeCloseTo(30 + 12.5 * factor, 9);
  });

  // Computed independently, in integers: the largest population in which this has a probability of at least 2.5 %.
  it.each([
    [7, 7, 9],
    [50, 50, 50],
    [7, 100, 167],
    [400, 30, 450],
  ])('of Chapman has an exact upper end if of %i and %i all of the smaller set are shared', (first, second, most) => {
    expect(chapmanInterval(first, second, Math.min(first, second), AT_95)).toEqual([Math.max(first, second), most]);
  });

  // Computed independently from Colwell's formulas.
  it.each([
    [[1], 2.548697663],
    [[9], 1.021885905],
    [[2, 2, 2], 4.582712904],
    [[3, 3, 3, 2, 2], 6.63181003],
  ])('of authors with %p mentions ends at %d, although nobody seems unseen', (counts, most) => {
    const [low, high] = allSeenInterval(counts, AT_95);
    expect(low).toBe(counts.length);
    expect(high).toBeCloseTo(most, 8);
  });

  // Computed in another language from the formulas: variances of 278.099771 and 2.256944.
  it.each([
    [100, 80, 40, 173.856815, 241.206562],
    [12, 9, 7, 14.19596, 21.973564],
  ])('of Chapman is log-normal too: %i, %i, %i', (first, second, both, low, high) => {
    const found = chapmanInterval(first, second, both, AT_95);
    expect(found[0]).toBeCloseTo(low, 5);
    expect(found[1]).toBeCloseTo(high, 5);
  });

  // 10 unseen, with a variance of 10 + 101.25 − 625 / 60.
  it('of Chao1 exists even if nobody was seen twice', () => {
    const [low, high] = chao1Interval(5, 0, 5, AT_95);
    expect(low).toBeCloseTo(6.946282, 5);
    expect(high).toBeCloseTo(56.38000719, 5);
  });
});
