import { describe, expect, it } from '@jest/globals';
import { chiSquareQuantile } from '../../../src/core/metrics/chi-square.js';

describe('chiSquareQuantile', () => {
  // From scipy.stats.chi2.ppf.
  it.each([
    [0.025, 1, 0.000982069117175],
    [0.975, 1, 5.02388618731489],
    [0.025, 2, 0.0506356159685798],
    [0.975, 2, 7.37775890822787],
    [0.25, 13, 9.29906552985214],
    [0.5, 10, 9.34181776559197],
    [0.975, 100, 129.561197185837],
    [0.025, 1000, 914.257153799259],
    [0.975, 100_000, 100_878.415305666],
    [0.975, 10_000_000, 10_008_767.1195578],
  ])('at %d with %i degrees of freedom is %d', (probability, degrees, expected) => {
    expect(Math.abs(chiSquareQuantile(probability, degrees) / expected - 1)).toBeLessThan(1e-9);
  });
});
