import { describe, expect, it } from '@jest/globals';
import { needleFinders } from '../../../src/inputs/skim/needles.js';
import fc from '../../support/property.js';

function nextIn(needles: readonly string[], bytes: Buffer, from: number, to: number): number {
  return Math.min(...needleFinders(needles).map((find) => find(bytes, from, to)));
}

describe('needleFinders', () => {
  it.each<[readonly string[], string, number]>([
    [['acme'], 'at Acme', 3],
    [['acme'], 'ACME', 0],
    [['acme'], 'acm', Number.POSITIVE_INFINITY],
    [['acme'], 'xyzacmeacme', 3],
    [['o2'], 'of O2', 3],
    [['24'], 'room 24', 5],
    // A control character that shares its bits with a digit.
    [['24'], 'room \x124', Number.POSITIVE_INFINITY],
    [['acme', 'nestle'], 'a nestle, acme', 2],
    [['one', 'two', 'three', 'four'], 'at Four', 3],
  ])('returns the first position of %j in %j', (needles, text, expected) => {
    expect(nextIn(needles, Buffer.from(text, 'latin1'), 0, text.length)).toBe(expected);
  });

  it('finds what a regular expression finds, within any bounds', () => {
    const letter = fc.constantFrom(...'abAB1\n" \x01');
    const text = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''));
    const needle = fc.array(fc.constantFrom('a', 'b', '1'), { minLength: 2, maxLength: 4 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, needle, fc.nat(9), fc.nat(9), fc.nat(7), (around, one, from, less, offset) => {
        const memory = Buffer.concat([Buffer.alloc(offset, 'a'), Buffer.from(around, 'latin1'), Buffer.alloc(8, 'a')]);
        const bytes = memory.subarray(offset, offset + around.length);
        const to = Math.max(from, around.length - less);
        if (from > around.length) return;
        const at = around.slice(from, to).search(new RegExp(one, 'i'));
        expect(nextIn([one], bytes, from, to)).toBe(at === -1 ? Number.POSITIVE_INFINITY : from + at);
      }),
      { numRuns: 2000 },
    );
  });
});
