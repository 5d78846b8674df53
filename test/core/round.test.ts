import { describe, expect, it } from '@jest/globals';
import { rounded, roundedTest, roundP } from '../../src/core/round.js';
import fc from '../support/property.js';

describe('rounded', () => {
  it.each([
    [1 / 3, 0.333333],
    [-1 / 3, -0.333333],
    [2 / 3, 0.666667],
    [0.1 + 0.2, 0.3],
    [1.0000005, 1.000001],
    [-1.0000005, -1.000001],
    [12, 12],
    [-0, 0],
    [-1e-9, 0],
    [1e-7, 0],
    [2 ** 60, 2 ** 60],
    [123_456_789 + 1 / 7, 123_456_789.142857],
    [1e300, 1e300],
  ])('rounds %d to %d', (value, expected) => {
    expect(Object.is(rounded(value), expected)).toBe(true);
  });

  it('rounds a copy of a tree and keeps all values that are not numbers', () => {
    const value = { b: [1 / 3, null, 'x', { z: -0 }], a: { value: 2 / 3, kept: true } };
    const after = rounded(value);
    expect(JSON.stringify(after)).toBe('{"b":[0.333333,null,"x",{"z":0}],"a":{"value":0.666667,"kept":true}}');
    expect(value.b[0]).toBe(1 / 3);
    expect(value.a.value).toBe(2 / 3);
  });

  it('does not copy parts that need no rounding', () => {
    const value = { deep: [{ n: 1.5 }], third: 1 / 3 };
    expect(rounded(value).deep).toBe(value.deep);
  });

  it('keeps a member named __proto__ as an ordinary member', () => {
    const value = JSON.parse('{"__proto__":{"n":0.3333333333},"m":0.1111111111}') as unknown;
    expect(JSON.stringify(rounded(value))).toBe('{"__proto__":{"n":0.333333},"m":0.111111}');
    expect(({} as { n?: number }).n).toBeUndefined();
  });

  it('is idempotent and changes no number by more than half a millionth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = rounded(value);
        expect(rounded(once)).toBe(once);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -1e8, max: 1e8, noNaN: true }), (value) => {
        expect(Math.abs(rounded(value) - value)).toBeLessThanOrEqual(0.500001e-6);
      }),
    );
  });
});

describe('the rounding of p-values', () => {
  it.each([
    [1, 1],
    [0.0123456789, 0.0123457],
    [1.23456789e-20, 1.23457e-20],
    [0, Number.MIN_VALUE],
    [null, null],
  ])('turns %p into %p: six significant digits, never 0', (value, expected) => {
    expect(roundP(value)).toBe(expected);
  });

  it('keeps six significant digits of p while other members get six decimals', () => {
    expect(roundedTest('p', { z: 9.123456789, p: 7.2e-20 })).toEqual({ z: 9.123457, p: 7.2e-20 });
  });
});
