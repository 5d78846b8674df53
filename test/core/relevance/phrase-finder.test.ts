import { describe, expect, it } from '@jest/globals';
import { phraseFinder } from '../../../src/core/relevance/phrase-finder.js';
import { SPAM, TRADE } from '../../../src/core/relevance/phrases.data.js';
import fc from '../../support/property.js';

const phrases = [...TRADE, ...SPAM];
const find = phraseFinder(phrases);

function found(text: string): string[] {
  const all: string[] = [];
  for (let next = find(text, 0, text.length); next !== null; next = find(text, next.end, text.length))
    all.push(text.slice(next.start, next.end));
  return all;
}

const plainly = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${phrases.join('|')})(?![\p{L}\p{N}])`, 'giu');

const pieces = fc.constantFrom(
  ...[
    'buy',
    'Buying',
    'apps',
    's',
    ' ',
    '.',
    '-',
    'dm',
    'me',
    'win',
    'an',
    '100',
    '%',
    'earn',
    '$',
    'refunded',
    'é',
    'inc',
  ],
  ...['link in bio', 'cash app', 'CASHAPP', 'f4f', 'rückerstattung', '_', 'K'],
);

describe('phraseFinder', () => {
  it('finds the same phrases as one regular expression made of all of them', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        expect(found(text)).toEqual([...text.matchAll(plainly)].map(([phrase]) => phrase));
      }),
      { numRuns: 500 },
    );
  });

  it('searches a range as if it were the whole text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), fc.nat(60), fc.nat(60), (parts, from, length) => {
        const text = parts.join('').padEnd(60);
        const part = text.slice(from, from + length);
        const first = find(part, 0, part.length);
        const expected = first === null ? null : { start: from + first.start, end: from + first.end };
        expect(find(text, from, Math.min(from + length, text.length))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('has only phrases that begin with three literal characters', () => {
    for (const phrase of phrases) expect(phrase).toMatch(/^[a-z0-9][^?*+|()[\]{}\\]{2}(?![?*{])/u);
  });
});
