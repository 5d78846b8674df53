import { describe, expect, it } from '@jest/globals';
import { patternFor } from '../src/lazy-pattern.js';

describe('patternFor', () => {
  it.each([
    [String.raw`\p{L}+`, ['Oat', 'milk']],
    [String.raw`[\p{L}\p{N}]+`, ['Oat', 'milk', '2026']],
    [String.raw`(?<=[\[\p{N}])\]|\p{N}\p{N}(?!\p{N})`, ['26', ']']],
    [String.raw`[^\p{L}\p{N} ]\p{N}`, ['[2']],
    [String.raw`t\p{M}* m`, ['t m']],
    [String.raw`\\?\p{Lu}`, ['O']],
  ])('finds the same matches of %p in ASCII and in non-ASCII text', (source, found) => {
    const pattern = patternFor(source, 'gu');
    const [plain, whole] = ['Oat milk [2026]', 'Oat milk [2026] …'].map((text) => text.match(pattern(text)));
    expect([plain, whole]).toEqual([found, found]);
  });

  it('omits the Unicode flag for ASCII text', () => {
    const pattern = patternFor(String.raw`\p{L}`, 'u');
    expect([pattern('a').unicode, pattern('ä').unicode]).toEqual([false, true]);
  });

  it('throws if the ASCII characters of a property are not known', () => {
    expect(() => patternFor(String.raw`\p{Sc}`, 'u')('a')).toThrow('no ASCII of Sc');
  });
});
