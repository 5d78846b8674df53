import { describe, expect, it } from '@jest/globals';
import { chao1, chapman } from '../../../src/core/metrics/richness.js';

describe('chao1', () => {
  it.each([
    [10, 4, 30, 42.5],
    [5, 0, 5, 15],
    [0, 0, 7, 7],
  ])('of %i once, %i twice, %i seen is %d', (once, twice, unique, expected) => {
    expect(chao1(once, twice, unique)).toBe(expected);
  });
});

describe('chapman', () => {
  it.each([
    [100, 80, 40, 198.536585],
    [10, 10, 0, 120],
    [50, 50, 50, 50],
  ])('of %i and %i with %i in both is %d', (first, second, both, expected) => {
    expect(chapman(first, second, both)).toBeCloseTo(expected, 6);
  });
});
