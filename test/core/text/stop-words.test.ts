import { describe, expect, it } from '@jest/globals';
import { isStopWord, stopWords } from '../../../src/core/text/stop-words.js';

describe('stop words', () => {
  it.each([
    ['en', 'the', 'coffee'],
    ['en', "don't", 'refund'],
    ['de', 'und', 'kaffee'],
    ['fr', 'être', 'eau'],
    ['es', 'está', 'agua'],
    ['es', 'yo', 'café'],
    ['it', 'oggi', 'latte'],
    ['ru', 'это', 'кофе'],
    ['ja', 'です', '料金'],
    ['zh', '我们', '手机'],
  ])('of %s include %s but not %s', (language, small, other) => {
    expect([isStopWord(small, language), isStopWord(other, language)]).toEqual([true, false]);
  });

  it('of an unknown language are those of the most common languages', () => {
    expect(['the', 'und', 'это', 'coffee'].map((word) => isStopWord(word, null))).toEqual([true, true, true, false]);
    expect(isStopWord('und', 'eo')).toBe(true);
  });

  it('of an unknown language exclude words with a meaning of their own in another language', () => {
    expect(['fast', 'due', 'is', 'nahi'].map((word) => isStopWord(word, null))).toEqual([false, false, true, true]);
    expect(['fast', 'due'].map((word) => isStopWord(word, 'en'))).toEqual([false, false]);
    expect([isStopWord('fast', 'de'), isStopWord('due', 'it')]).toEqual([true, true]);
  });

  it.each(['constructor', '__proto__', '', 'xx'])('do not exist for %j', (language) => {
    expect(stopWords(language)).toBeNull();
  });

  it('are cached', () => {
    expect(stopWords('en')).toBe(stopWords('en'));
  });
});
