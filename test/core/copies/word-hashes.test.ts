import { describe, expect, it } from '@jest/globals';
import { hashWords, WORDS_AT_MOST } from '../../../src/core/copies/word-hashes.js';
import fc from '../../support/property.js';

function hashesOf(text: string): readonly number[] {
  const words = new Uint32Array(WORDS_AT_MOST);
  const { count } = hashWords(text, words);
  return [...words.subarray(0, count)];
}

const pieces = fc.constantFrom(
  ...['Acme', 'don', 'O', "'", '`', ' ', '.', ',', ':', '12', '1,000', 'v2', '3.5', '?', '\n', '_', '-', 'x', 'ABC'],
);

describe('hashWords', () => {
  it('reads ASCII text the same as any other text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        expect(hashesOf(text)).toEqual(hashesOf(`${text} ж`).slice(0, -1));
      }),
    );
  });

  it.each([
    ['case, but of names', 'the cat, THE CAT', [0, 0, 2, 2]],
    ['a capital that begins a sentence', 'It rains. Acme pays. acme pays: Acme', [0, 0, 0, 0, 0, 0, 0]],
    ['numbers, however they are grouped', '1,000 and 1000', [1, 0, 1]],
  ])('marks words by kind: %s', (_, text, kinds) => {
    expect(hashesOf(text).map((hash) => hash & 3)).toEqual(kinds);
  });
});
