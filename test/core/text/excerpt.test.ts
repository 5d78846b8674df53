import { describe, expect, it } from '@jest/globals';
import { excerpt } from '../../../src/core/text/excerpt.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

const around = (text: string, found: string, maximum?: number) => {
  const start = text.indexOf(found);
  return excerpt(text, [{ start, end: start + found.length }], maximum);
};
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

describe('excerpt', () => {
  it.each([
    ['a short text whole', 'an acme', 'acme', 280, 'an acme'],
    ['white space folded', ' an\n\n acme\t now ', 'acme', 280, 'an acme now'],
    ['the head where it is found there', `acme ${words(10)}`, 'acme', 20, 'acme word0 word1…'],
    ['the middle', `${words(10)} acme ${words(10)}`, 'acme', 30, '…word9 acme word0 word1 word2…'],
    ['the tail where it is found there', `${words(10)} acme`, 'acme', 24, '…word7 word8 word9 acme'],
    ['folded space before the place', `a \n\n b ${' '.repeat(500)} acme`, 'acme', 280, 'a b acme'],
    ['text without spaces, between characters', 'きょうは'.repeat(30), 'きょう', 10, 'きょうはきょうはき…'],
    ['the head where nothing was found', words(10), '', 14, 'word0 word1…'],
    ['nothing where nothing fits', words(10), 'word3', 0, ''],
    ['a mark where no more fits', words(10), 'word3', 1, '…'],
  ])('shows %s', (_, text, found, maximum, expected) => {
    expect(around(text, found, maximum)).toBe(expected);
  });

  it('never splits a user-perceived character', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(around(family.repeat(20), family, 40)).toBe(`${family.repeat(3)}…`);
    expect(excerpt('😀😀\n', [{ start: 4, end: 5 }], 3)).toBe('…');
    expect(around(`${'e\u0301'.repeat(200)}zz`, 'zz', 20)).toBe(`…${'e\u0301'.repeat(8)}zz`);
  });

  it('contains the match and stays within the maximum length', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'bc', ' ', '\n', '😀', 'é', '東', '\ud800', 'e\u0301'),
      maxLength: 600,
    });
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 300 }),
        (text, at, length, maximum) => {
          fc.pre(text.length > 0);
          const start = at % text.length;
          const end = Math.min(text.length, start + length);
          const shown = excerpt(text, [{ start, end }], maximum);
          expect(shown.length).toBeLessThanOrEqual(maximum);
          expect(shown).not.toMatch(/\s\s|[\n\r]|^\s|\s$/);
          if (text.isWellFormed()) expect(shown.isWellFormed()).toBe(true);
          const found = text.slice(start, end);
          if (maximum >= 40 && /^\S+$/.test(found) && found.isWellFormed()) expect(shown).toContain(found);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes time linear in the text', () => {
    const ofSize = (length: number) => around(`${'a '.repeat(length)}acme${' \n'.repeat(length)}`, 'acme');
    expect(growth(50_000, ofSize)).toBeLessThan(TOO_STEEP);
  });
});
