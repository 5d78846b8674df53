import { describe, expect, it } from '@jest/globals';
import { type KeptText, keptTexts } from '../../../src/core/copies/kept-texts.js';

const textAt = (place: number): KeptText => ({
  place,
  source: place % 5,
  person: (place % 7) - 1,
  time: place % 3 === 0 ? Number.NaN : place * 1e9,
  size: place / 2,
  titleWords: place % 11,
  from: 3 * place,
  to: 3 * place + 2,
  isArticle: (place & 1) !== 0,
  isHeadline: (place & 2) !== 0,
  isCut: (place & 4) !== 0,
});

describe('keptTexts', () => {
  it('stores thousands of texts with all of their fields', () => {
    const kept = keptTexts();
    const texts = Array.from({ length: 5000 }, (_, at) => textAt(at));
    for (const { place, ...text } of texts) kept.add(text, place);
    expect(kept.count()).toBe(5000);
    expect(texts.map((_, entry) => kept.at(entry))).toEqual(texts);
  });
});
