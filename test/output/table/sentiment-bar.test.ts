import { describe, expect, it } from '@jest/globals';
import { shares } from '../../../src/output/table/sentiment-bar.js';
import fc from '../../support/property.js';

describe('shares', () => {
  it.each([
    [[212, 407, 40], 99, [31, 62, 6]],
    [[1, 100000, 0], 20, [1, 19, 0]],
    [[0, 0, 3], 10, [0, 0, 10]],
  ])('distributes %j over %p cells', (counts, width, cells) => {
    expect(shares(counts, width)).toEqual(cells);
  });

  it('fills the bar, with at least one cell for every count above zero', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(), fc.nat(), fc.nat(1_000_000)),
        fc.integer({ min: 10, max: 200 }),
        (counts, width) => {
          fc.pre(counts.some((value) => value > 0));
          const cells = shares(counts, width);
          expect(cells.reduce((sum, value) => sum + value, 0)).toBe(width);
          expect(cells.map((value) => value > 0)).toEqual(counts.map((value) => value > 0));
        },
      ),
    );
  });
});
