import { describe, expect, it } from '@jest/globals';
import { scoredText } from '../../../src/core/sentiment/scored-text.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

const span = (start: number, end: number) => ({ start, end });

describe('scoredText', () => {
  it('puts the title before the text and shifts the spans of the text', () => {
    const mention = { title: 'Acme opens', text: 'The coffee of Acme' };
    const { text, brand } = scoredText(mention, { title: [span(0, 4)], text: [span(14, 18)] });
    expect(text).toBe('Acme opens\nThe coffee of Acme');
    expect(brand.map(({ start, end }) => text.slice(start, end))).toEqual(['Acme', 'Acme']);
  });

  it('omits the title if the text begins with it', () => {
    const mention = { title: 'Acme opens', text: 'Acme opens at nine' };
    expect(scoredText(mention, { title: [span(0, 4)], text: [span(0, 4)] })).toEqual({
      text: 'Acme opens at nine',
      brand: [span(0, 4)],
    });
  });

  it('returns the text alone if there is no title', () => {
    expect(scoredText({ title: null, text: 'Acme' }, { title: [], text: [span(0, 4)] })).toEqual({
      text: 'Acme',
      brand: [span(0, 4)],
    });
  });

  it('returns the title alone if there is no text', () => {
    const { text, brand } = scoredText({ title: 'Acme', text: '' }, { title: [span(0, 4)], text: [] });
    expect([text.trim(), brand]).toEqual(['Acme', [span(0, 4)]]);
  });

  it('returns the same for composed and decomposed input', () => {
    const pieces = fc.constantFrom('schön', 'très', 'Acmé', ' ', 'ガ', '강', 'й', 'أ', '\n', '👍');
    const texts = fc.array(pieces).map((some) => some.join(''));
    fc.assert(
      fc.property(fc.option(texts), texts, (title, text) => {
        const judged = (form: 'NFC' | 'NFD') => {
          const given = { title: title?.normalize(form) ?? null, text: text.normalize(form) };
          const name = 'Acmé'.normalize(form);
          const spans = (some: string) =>
            [...some.matchAll(new RegExp(name, 'g'))].map(({ index }) => span(index, index + name.length));
          return scoredText(given, { title: spans(given.title ?? ''), text: spans(given.text) });
        };
        expect(judged('NFD')).toEqual(judged('NFC'));
        for (const { start, end } of judged('NFD').brand) expect(judged('NFD').text.slice(start, end)).toBe('Acmé');
      }),
    );
  });

  it('composes a text with many names in linear time', () => {
    const names = (size: number) =>
      scoredText(
        { title: null, text: 'Acme\u0301 '.repeat(size) },
        { title: [], text: Array.from({ length: size }, (_, n) => span(n * 6, n * 6 + 5)) },
      );
    expect(growth(2000, (size) => void names(size))).toBeLessThan(TOO_STEEP);
  });
});
