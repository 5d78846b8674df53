/** The formulas of trends, compared with values from scipy 1.x. */
import { describe, expect, it } from '@jest/globals';
import { mannKendall } from '../../../src/core/trend/mann-kendall.js';
import { atLeast, atMost } from '../../../src/core/trend/negative-binomial.js';
import { sameRate } from '../../../src/core/trend/rate-change.js';
import { theilSen } from '../../../src/core/trend/theil-sen.js';

const series = (values: readonly number[]) => values.map((value, at) => ({ at, value }));

describe('negative binomial tails', () => {
  it.each([
    [20, 10, 1e9, 0.0034543422901992878, 0.9984117391716403],
    [23, 10, 20, 0.003432806167687886, 0.9979943619196062],
    [3, 0.3, 4.5, 0.005537450092906959, 0.999358625397248],
    [0, 8, 30, 1, 0.0008320122930706565],
    [1000, 700, 50, 0.004126903812508655, 0.9959667558000668],
    [5, 2, 0.5, 0.14492760540408045, 0.8911356989370361],
  ])('match scipy for %d with a mean of %d and a size of %d', (x, mean, size, above, below) => {
    expect(atLeast(x, { mean, size })).toBeCloseTo(above, 7);
    expect(atMost(x, { mean, size })).toBeCloseTo(below, 7);
  });

  it('stay positive for a p-value that is almost 0', () => {
    expect(atLeast(60, { mean: 10.2, size: 143 })).toBeLessThan(1e-15);
    expect(atLeast(60, { mean: 10.2, size: 143 })).toBeGreaterThan(0);
  });
});

describe('the change of a rate', () => {
  it.each([
    [10, 20, 1, 1, 0.09873714670538905],
    [30, 10, 2, 1, 0.3428703764408697],
    [0, 6, 1, 1, 0.03125],
    [120, 80, 90, 90, 0.005685155996750306],
    [0, 0, 1, 1, 1],
    [5, 5, 1, 1, 1],
  ])('from %d to %d in %d and %d hours has the exact p-value', (first, second, one, other, pValue) => {
    expect(sameRate(first, second, [one, other])).toBeCloseTo(pValue, 9);
  });

  it('is computed for millions', () => {
    expect(sameRate(1_000_000, 1_002_000, [1, 1])).toBeCloseTo(0.157714, 5);
  });

  it('is null if one side was not observed', () => {
    expect(sameRate(3, 0, [24, 0])).toBeNull();
  });
});

describe('a trend', () => {
  it.each([
    [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11], 1, 0.0012821837418053048],
    [[1, 2, 2, 3, 3, 3, 4, 1], 1 / 3, 0.19545978622546323],
    [[4, 4, 4, 4, 4, 4, 4, 4], 0, 1],
    [[8, 7, 6, 5, 4, 3, 2, 1], -1, 0.0008366600265340756],
  ])('of %j has a slope and a p-value', (values, slope, pValue) => {
    expect(theilSen(series(values))).toBeCloseTo(slope, 9);
    expect(mannKendall(values)).toBeCloseTo(pValue, 4);
  });

  it('has a slope that ignores an outlier and missing buckets', () => {
    expect(theilSen(series([1, 2, 3, 400, 5, 6, 7, 8]))).toBe(1);
    expect(theilSen([0, 1, 2, 10, 11].map((at) => ({ at, value: 3 * at })))).toBe(3);
  });
});
