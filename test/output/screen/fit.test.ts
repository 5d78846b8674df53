import { describe, expect, it } from '@jest/globals';
import { fitWidths } from '../../../src/output/screen/fit.js';
import fc from '../../support/property.js';

describe('fitWidths', () => {
  it.each([
    ['leaves what fits', [3, 5, 8], 20, [3, 5, 8]],
    ['cuts the widest column only', [3, 5, 80], 20, [3, 5, 12]],
    ['shares the cut among wide columns', [40, 5, 80], 21, [8, 5, 8]],
    ['gives what does not divide to the first', [40, 40, 40], 20, [7, 7, 6]],
    ['gives nothing where there is nothing', [4, 4], 0, [0, 0]],
    ['is content with no columns', [], 10, []],
  ])('%s', (_, natural, available, widths) => {
    expect(fitWidths(natural, available)).toEqual(widths);
  });

  it('uses as much of the available width as it can, and never more', () => {
    const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 12 }), fc.nat(200), (natural, available) => {
        const widths = fitWidths(natural, available);
        expect(total(widths)).toBe(Math.min(total(natural), available));
        expect(widths.every((width, index) => width <= (natural[index] ?? 0))).toBe(true);
      }),
    );
  });
});
