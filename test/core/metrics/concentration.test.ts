import { describe, expect, it } from '@jest/globals';
import { gini, herfindahl } from '../../../src/core/metrics/concentration.js';
import fc from '../../support/property.js';

describe('herfindahl and gini', () => {
  it.each([
    ['nobody', [], null, null],
    ['one author', [9], 1, null],
    ['equals', [2, 2, 2, 2], 0.25, 0],
    ['one of two who says nearly all', [1, 9], 0.82, 0.4],
    ['a slope', [1, 2, 3, 4], 0.3, 0.25],
  ])('have the expected values for %s', (_, counts, concentration, inequality) => {
    if (concentration === null) expect(herfindahl(counts)).toBeNull();
    else expect(herfindahl(counts)).toBeCloseTo(concentration, 12);
    if (inequality === null) expect(gini(counts)).toBeNull();
    else expect(gini(counts)).toBeCloseTo(inequality, 12);
  });

  it('stay in range, and gini does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 50 }), (counts) => {
        expect(herfindahl(counts)).toBeGreaterThanOrEqual(1 / counts.length - 1e-12);
        expect(herfindahl(counts)).toBeLessThanOrEqual(1);
        expect(gini(counts)).toBeGreaterThanOrEqual(-1e-12);
        expect(gini(counts)).toBeLessThan(1);
        expect(gini([...counts].reverse())).toBe(gini(counts));
      }),
    );
  });
});
