import { describe, expect, it } from '@jest/globals';
import { compose, fold, foldText } from '../../../src/core/text/fold.js';
import fc from '../../support/property.js';

describe('foldText', () => {
  it.each([
    ['case', 'ACME Coffee', 'acme coffee'],
    ['sharp s in every form', 'Straße STRASSE GROẞ', 'strasse strasse gross'],
    ['final sigma', 'ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['the dots of Turkish', 'İSTANBUL Isparta ısparta', 'istanbul isparta isparta'],
    ['Latin diacritics, composed or not', 'Nestlé Nestle\u0301 Đà Nẵng', 'nestle nestle da nang'],
    ['letters that only look composed', 'Łódź Ørsted Đorđe æon þorn', 'lodz orsted dorde aeon thorn'],
    ['Greek diacritics', 'ΐ Άλφα', 'ι αλφα'],
    ['Cyrillic diacritics', 'ёлка', 'елка'],
    ['Arabic vowel signs and stretching', 'مُحَمَّـــد', 'محمد'],
    ['Persian letters as their Arabic twins', 'یک', 'يك'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['full and half width', 'Ａｃｍｅ ｶﾞ', 'acme ガ'],
    ['ligatures', 'ﬁne ﬂow', 'fine flow'],
    ['quotes and apostrophes', '“O’Reilly” O´R O`R', "\"o'reilly\" o'r o'r"],
    ['dashes', 'a‑b – c — d − e', 'a-b - c - d - e'],
    ['soft hyphens and invisible characters', 'a\u00adc\u200bm\u2060e\ufeff', 'acme'],
    ['trade marks as what stands beside a name', 'Acme™', 'acme '],
  ])('folds %s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['Indic vowels', 'हिन्दी', 'हन्द'],
    ['kana voicing marks', 'が', 'か'],
    ['Thai tone marks', 'ก่า', 'กา'],
    ['Hangul', '각', '가'],
  ])('keeps %s', (_, text, other) => {
    expect(foldText(text)).toBe(text);
    expect(foldText(text)).not.toBe(foldText(other));
  });

  it('folds composed and decomposed text alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 20 }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe('fold', () => {
  it.each([
    ['plain text', 'an acme', 'acme', 'acme'],
    ['one character that became two', 'die Straße', 'strasse', 'Straße'],
    ['a part of such a character', 'die Straße', 'stras', 'Straß'],
    ['decomposed letters, with their marks', 'cafe\u0301 au', 'cafe', 'cafe\u0301'],
    ['invisible characters inside', 'ac\u00adme!', 'acme', 'ac\u00adme'],
    ['characters outside the first plane', '😀 𝐀cme 😀', 'acme', '𝐀cme'],
  ])('finds %s in the original', (_, original, needle, expected) => {
    const { text, span } = fold(original);
    const { start, end } = span(text.indexOf(needle), text.indexOf(needle) + needle.length);
    expect(original.slice(start, end)).toBe(expected);
  });

  it('maps spans to well-formed original text that contains them once folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(), (original, a, b) => {
        const { text, span } = fold(original);
        fc.pre(text.length > 0);
        const start = a % text.length;
        const end = start + 1 + (b % (text.length - start));
        const found = span(start, end);
        expect(found.start).toBeLessThan(found.end);
        expect(original.slice(found.start, found.end).isWellFormed()).toBe(true);
        expect(fold(original.slice(found.start, found.end)).text).toContain(text.slice(start, end));
      }),
    );
  });

  it('returns the same spans on every call', () => {
    const { text, span } = fold('\u200bCafe\u0301 ﬁne\u200d İzmir 한국 Straße\u00ad🙂');
    const spans = Array.from({ length: 10 }, () => span(0, text.length));
    expect(new Set(spans.map(({ start, end }) => `${start}–${end}`)).size).toBe(1);
    for (let start = 0; start < text.length; start += 1) {
      const fresh = fold('\u200bCafe\u0301 ﬁne\u200d İzmir 한국 Straße\u00ad🙂').span(start, start + 1);
      expect(span(start, start + 1)).toEqual(fresh);
    }
  });
});

describe('compose', () => {
  it('returns the composed form', () => {
    expect(compose('e\u0301')).toBe('é');
  });

  it('limits the number of marks on one letter to 30', () => {
    expect(compose(`ก${'\u0e48'.repeat(1000)}`)).toHaveLength(31);
  });
});
