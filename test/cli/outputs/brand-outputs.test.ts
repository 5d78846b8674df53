import { describe, expect, it } from '@jest/globals';
import { type BrandOutput, outputsOfBrands } from '../../../src/cli/outputs/brand-outputs.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

const output = (path: string | null, brand: number | null): BrandOutput => ({ path, format: 'json', brand });

describe('the outputs of a brand', () => {
  it('are its own and those for all brands', () => {
    const [all, first, second, more] = [output(null, null), output('a', 0), output('b', 1), output('c', 1)];
    const ofBrand = outputsOfBrands([first, second, all, more]);
    expect([ofBrand(0), ofBrand(1), ofBrand(2)]).toEqual([[all, first], [all, second, more], [all]]);
  });

  it('are found in time about linear in the number of brands', () => {
    const steepness = growth(2500, (brands) => {
      const ofBrand = outputsOfBrands(Array.from({ length: brands }, (_, brand) => output(`${brand}.json`, brand)));
      for (let place = 0; place < brands; place += 1) ofBrand(place);
    });
    expect(steepness).toBeLessThan(TOO_STEEP);
  });
});
