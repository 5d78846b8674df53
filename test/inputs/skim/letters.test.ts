/** The table that stands in for `fold` agrees with it for every character. */
import { describe, expect, it } from '@jest/globals';
import { fold } from '../../../src/core/text/fold.js';
import { letterOf, NOTHING, PARTS, SEVERAL, spelled, UNSURE } from '../../../src/inputs/skim/letters.js';

/** Spelling as in folded text, with a space for everything but ASCII letters and digits. */
function said(code: number): string {
  const letter = letterOf(code);
  if (letter === NOTHING) return '';
  if (letter === PARTS) return ' ';
  return letter === SEVERAL ? spelled(code).toString('latin1') : String.fromCharCode(letter);
}

describe('a letter', () => {
  it.each([
    ['é', 'e'],
    ['Ａ', 'a'],
    ['ß', 'ss'],
    ['㎏', 'kg'],
    ['½', '1 2'],
    ['𝐀', 'a'],
    ['٣', ' '],
    ['я', ' '],
    ['任', ' '],
    ['…', ' '],
    ['❤', ' '],
    ['\u200b', ''],
    ['\u0301', ''],
    ['\ufe0f', ''],
  ])('%s is spelled %j', (character, expected) => {
    expect(said(character.codePointAt(0)!)).toBe(expected);
  });

  it.each(['\u0085', '\ufffd', '＜', '＆'])('%j can be read in more than one way', (character) => {
    expect(letterOf(character.codePointAt(0)!)).toBe(UNSURE);
  });

  it('of any script is spelled as it folds', () => {
    const wrong: string[] = [];
    for (let code = 0x80; code < 0x110000; code += 1) {
      const character = String.fromCodePoint(code);
      if (/[\p{Cn}\p{Co}]/u.test(character) || letterOf(code) === UNSURE) continue;
      const { text } = fold(character);
      const isPlain = text.length <= 32 && !/[<&\0-\x1f\x7f]/.test(text);
      const expected = /[a-z0-9]/.test(text) ? text.replace(/[^a-z0-9]/g, ' ') : text === '' ? '' : ' ';
      if (!isPlain || said(code) !== expected) wrong.push(`U+${code.toString(16)} ${text}`);
    }
    expect(wrong).toEqual([]);
  });

  it('folds the same in any context', () => {
    const wrong: string[] = [];
    for (let code = 0x80; code < 0x30000; code += 64) {
      const characters = Array.from({ length: 64 }, (_, at) => String.fromCodePoint(code + at));
      const text = characters.map((character) => `a${character}\u0301${character}Σ`).join('');
      const apart = [...text].map((one) => fold(one).text).join('');
      if (fold(text).text !== apart) wrong.push(`U+${code.toString(16)}`);
    }
    expect(wrong).toEqual([]);
  });
});
