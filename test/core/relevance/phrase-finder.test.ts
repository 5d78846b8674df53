import { describe, expect, it } from '@jest/globals';
import { phraseFinder } from '../../../src/core/relevance/phrase-finder.js';
import { SPAM, TRADE } from '../../../src/core/relevance/phrases.data.js';
import fc from '../../support/property.js';

const phrases = [...TRADE, ...SPAM];
const find = phraseFinder(phrases);

function found(text: string): string[] {
  const all: string[] = [];
  for (let next = find(text, 0); next !== null; next = find(text, next.end)) all.push(text.slice(next.start, next.end));
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
  it('finds what the pattern of all its phrases finds', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        expect(found(text)).toEqual([...text.matchAll(plainly)].map(([phrase]) => phrase));
      }),
      { numRuns: 500 },
    );
  });

  it('knows every phrase by its first three characters', () => {
    for (const phrase of phrases) expect(phrase).toMatch(/^[^?*+|()[\]{}\\]{3}(?![?*{])/u);
  });
});
