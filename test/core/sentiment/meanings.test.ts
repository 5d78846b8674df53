import { describe, expect, it } from '@jest/globals';
import { added, LIFT } from '../../../src/core/sentiment/fours.js';
import { meaningOf } from '../../../src/core/sentiment/meanings.js';

const lifted = (...weights: number[]): number =>
  weights.reduce((four, weight, at) => four | ((weight + LIFT) << (8 * at)), 0);

describe('meaningOf', () => {
  const meanings = { hashes: Int32Array.of(-2_000_000_000, -5, 0, 7, 2_000_000_000), fours: new Int32Array(5) };

  it.each([...meanings.hashes].map((hash, place) => [hash, place]))('finds %d at %d', (hash, place) => {
    expect(meaningOf(meanings, hash)).toBe(place);
  });

  it.each([-2_147_483_648, -6, 6, 8, 2_147_483_647])('returns -1 for %d', (hash) => {
    expect(meaningOf(meanings, hash)).toBe(-1);
  });

  it('returns -1 if there are no meanings', () => {
    expect(meaningOf({ hashes: new Int32Array(), fours: new Int32Array() }, 7)).toBe(-1);
  });
});

describe('added', () => {
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    [
      [1, -2, 3, -4],
      [10, 20, -30, -40],
      [11, 18, -27, -44],
    ],
    [
      [127, -127, 100, -100],
      [127, -127, 100, -100],
      [127, -128, 127, -128],
    ],
  ])('adds %j and %j to %j, clamped to a byte', (one, other, sum) => {
    expect(added(lifted(...one), lifted(...other))).toBe(lifted(...sum));
  });
});
