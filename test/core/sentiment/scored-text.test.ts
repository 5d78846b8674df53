import { describe, expect, it } from '@jest/globals';
import { scoredText } from '../../../src/core/sentiment/scored-text.js';

const span = (start: number, end: number) => ({ start, end });

describe('scoredText', () => {
  it('puts the title before the text, and moves what was found in the text', () => {
    const mention = { title: 'Acme opens', text: 'The coffee of Acme' };
    const { text, brand } = scoredText(mention, { title: [span(0, 4)], text: [span(14, 18)] });
    expect(text).toBe('Acme opens\nThe coffee of Acme');
    expect(brand.map(({ start, end }) => text.slice(start, end))).toEqual(['Acme', 'Acme']);
  });

  it('counts a title once that the text begins with', () => {
    const mention = { title: 'Acme opens', text: 'Acme opens at nine' };
    expect(scoredText(mention, { title: [span(0, 4)], text: [span(0, 4)] })).toEqual({
      text: 'Acme opens at nine',
      brand: [span(0, 4)],
    });
  });

  it('takes the text alone where there is no title', () => {
    expect(scoredText({ title: null, text: 'Acme' }, { title: [], text: [span(0, 4)] })).toEqual({
      text: 'Acme',
      brand: [span(0, 4)],
    });
  });

  it('takes the title alone where there is no text', () => {
    const { text, brand } = scoredText({ title: 'Acme', text: '' }, { title: [span(0, 4)], text: [] });
    expect([text.trim(), brand]).toEqual(['Acme', [span(0, 4)]]);
  });
});
