import { describe, expect, it } from '@jest/globals';
import { wordingOf } from '../../../src/core/relevance/wording.js';
import fc from '../../support/property.js';

const counts = (text: string) => {
  const { words, tags, handles, links } = wordingOf(text);
  return [words, tags, handles, links];
};

describe('wordingOf', () => {
  it.each<[string, readonly [words: number, tags: number, handles: number, links: number]]>([
    ['', [0, 0, 0, 0]],
    ['oats and tea', [3, 0, 0, 0]],
    ['  oats\n\tand\u00a0tea\u3000 ', [3, 0, 0, 0]],
    ["don't go-getters, e.g. here", [4, 0, 0, 0]],
    ['#oats ＃tea #a#b', [0, 4, 0, 0]],
    ['@ann ＠bob @a@b.example', [0, 0, 3, 0]],
    ['http://a.example https://b.example www.c.example', [0, 0, 0, 3]],
    ['httpx://a.example wwwa.example', [2, 0, 0, 0]],
    ['3 + 4 = 7 … 👍 — €', [0, 0, 0, 0]],
    ['4th a1', [2, 0, 0, 0]],
    ['Été À ß naïve Ωμέγα кофе قهوة', [7, 0, 0, 0]],
    ['커피 한국어', [2, 0, 0, 0]],
    ['ᄀ 가 힣', [3, 0, 0, 0]],
    ['珈琲', [1, 0, 0, 0]],
    ['本日の珈琲', [3, 0, 0, 0]],
    ['กาแฟ', [2, 0, 0, 0]],
    ['ກາ ကြ កា', [3, 0, 0, 0]],
    ['Acmeの珈琲', [3, 0, 0, 0]],
  ])('counts the words, tags, handles and links of %j', (text, expected) => {
    expect(counts(text)).toEqual(expected);
  });

  it('reads at most 4000 characters', () => {
    expect(counts('oats '.repeat(2000))).toEqual([800, 0, 0, 0]);
  });

  it('returns the sum of the counts of all parts of a text', () => {
    const piece = fc.constantFrom(
      'oats',
      '#tea',
      '@ann',
      'https://a.example',
      '珈琲',
      'кофе',
      '7',
      '👍',
      '#a#b',
      '한국',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const each = pieces.map(counts);
        const sum = [0, 1, 2, 3].map((place) => each.reduce((all, one) => all + one[place]!, 0));
        expect(counts(pieces.join(' '))).toEqual(sum);
      }),
    );
  });
});
