import { describe, expect, it } from '@jest/globals';
import { twoSided } from '../../../src/core/metrics/normal.js';

describe('twoSided', () => {
  // From erfc(|z| / √2) of the C library.
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1.959963984540054, 0.05],
    [-2.5758293035489004, 0.01],
    [2.999, 0.002708673067454213],
    [3, 0.0026997960632601913],
    [5, 5.733031437583892e-7],
    [-8.5, 1.895906964440671e-17],
    [30, 9.813427854297528e-198],
  ])('returns the probability of both tails beyond %d', (z, pValue) => {
    expect(Math.abs(twoSided(z) / pValue - 1)).toBeLessThan(1e-11);
  });

  it('underflows to 0', () => {
    expect(twoSided(1000)).toBe(0);
  });
});
