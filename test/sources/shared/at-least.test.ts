import { describe, expect, it } from '@jest/globals';
import { leastOf } from '../../../src/sources/shared/at-least.js';

describe('leastOf', () => {
  it.each([
    ['>=10', 10],
    ['>10', 11],
    ['>=2.5', 3],
    ['>2.5', 3],
    ['>=-3', 0],
    ['>-1', 0],
    ['=10', null],
    ['<10', null],
    ['<=10', null],
    ['ten', null],
  ])('returns the lowest count that the lower bound %s allows: %j', (value, least) => {
    expect(leastOf(value)).toBe(least);
  });
});
