import { describe, expect, it } from '@jest/globals';
import { hashOf } from '../../../src/core/sentiment/hash.js';
import { tokenize } from '../../../src/core/sentiment/tokenize.js';
import { EMOJI, FACE, LINK, NAME, NUMBER, SIGN, tokens, WORD } from '../../../src/core/sentiment/tokens.js';
import fc from '../../support/property.js';

const NAMES: Readonly<Record<number, string>> = {
  [WORD]: 'word',
  [NUMBER]: 'number',
  [LINK]: 'link',
  [NAME]: 'name',
  [EMOJI]: 'emoji',
  [FACE]: 'face',
  [SIGN]: 'sign',
};

function cut(text: string, brand: { start: number; end: number }[] = []): string[] {
  tokenize(text, brand);
  return Array.from(
    { length: tokens.count },
    (_, at) => `${NAMES[tokens.kind[at]!]} ${text.slice(tokens.start[at], tokens.end[at])}`,
  );
}

describe('tokenize', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['I love it', ['word I', 'word love', 'word it']],
    ["don't, don’t", ["word don't", 'sign ,', 'word don’t']],
    ['see https://acme.example/a?b=c now', ['word see', 'link https://acme.example/a?b=c', 'word now']],
    ['@ann_b hi', ['name @ann_b', 'word hi']],
    ['#LoveThis #fail', ['word #Love', 'word This', 'word #fail']],
    [':) :-( <3 </3 ;P', ['face :)', 'face :-(', 'face <3', 'face </3', 'face ;P']],
    [":'( :’( :’D :‑)", ["face :'(", 'face :’(', 'face :’D', 'face :‑)']],
    ['at 12:30, 1,000.5', ['word at', 'number 12:30', 'sign ,', 'number 1,000.5']],
    ['wow!!! ...', ['word wow', 'sign !!!', 'sign ...']],
    ['👍🏽👎', ['emoji 👍', 'emoji 👎']],
    ['❤️', ['emoji ❤']],
    ['schöner Käse', ['word schöner', 'word Käse']],
    ['رائعة جدا', ['word رائعة', 'word جدا']],
  ])('splits %j', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('makes one name of the brand, wherever it occurs', () => {
    expect(cut('Best Buy opens', [{ start: 0, end: 8 }])).toEqual(['name Best Buy', 'word opens']);
    expect(cut('at Best Buy', [{ start: 3, end: 11 }])).toEqual(['word at', 'name Best Buy']);
    expect(cut('#BestBuyFail', [{ start: 1, end: 8 }])).toContain('name BestBuy');
  });

  it('treats all kinds of hyphens as the same sign', () => {
    const hashes = ['so-so', 'so‐so', 'so‑so'].map((text) => {
      tokenize(text, []);
      return [...tokens.hash.slice(0, tokens.count)];
    });
    expect(hashes).toEqual([hashes[0], hashes[0], hashes[0]]);
    expect(hashes[0]).toHaveLength(3);
  });

  it('shortens runs of repeated letters', () => {
    cut('looooove SOOOO');
    expect(tokens.short[0]).toBe(hashOf('love'));
    expect(tokens.hash[1]).toBe(hashOf('soo'));
    cut('looo\u00adooove');
    expect(tokens.short[0]).toBe(hashOf('love'));
  });

  it('returns tokens in order and within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(100), fc.nat(20), (text, start, length) => {
        const end = Math.min(text.length, start + length);
        tokenize(text, start < end ? [{ start, end }] : []);
        let last = 0;
        for (let at = 0; at < tokens.count; at++) {
          expect(tokens.start[at]).toBeGreaterThanOrEqual(last);
          expect(tokens.end[at]).toBeGreaterThan(tokens.start[at]!);
          last = tokens.end[at]!;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
