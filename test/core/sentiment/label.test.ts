import { describe, expect, it } from '@jest/globals';
import { labelOf, labelOfWord, scaleOf } from '../../../src/core/sentiment/label.js';

describe('written labels', () => {
  it.each([
    ['positive', 'positive'],
    [' Positive ', 'positive'],
    ['NEG', 'negative'],
    ['neu', 'neutral'],
    ['very_negative', 'negative'],
    ['Very-Positive', 'positive'],
    ['1 star', 'negative'],
    ['5 stars', 'positive'],
    ['1', null],
    ['angry', null],
    ['', null],
    ['constructor', null],
    ['__proto__', null],
  ])('%j is read as the word %s', (written, label) => {
    expect(labelOfWord(written)).toBe(label);
  });

  it.each<[readonly string[], ReturnType<typeof scaleOf>]>([
    [['positive', 'negative'], null],
    [['1', '0', '-1'], 'signs'],
    [['1', '1'], 'signs'],
    [['1', 'positive', '4'], 'stars'],
    [['2.5'], 'stars'],
    [[], null],
  ])('%j use the scale %s', (written, scale) => {
    expect(scaleOf(written)).toBe(scale);
  });

  it.each<[string, 'signs' | 'stars', string | null]>([
    ['-1', 'signs', 'negative'],
    ['−1', 'signs', 'negative'],
    ['0', 'signs', 'neutral'],
    ['0.0', 'signs', 'neutral'],
    ['+1', 'signs', 'positive'],
    ['0.5', 'signs', null],
    ['1', 'stars', 'negative'],
    ['2.5', 'stars', 'negative'],
    ['3', 'stars', 'neutral'],
    ['3.5', 'stars', 'positive'],
    ['5.0', 'stars', 'positive'],
    ['0', 'stars', null],
    ['6', 'stars', null],
    ['1e0', 'signs', null],
    ['neutral', 'stars', 'neutral'],
  ])('%j on the scale %s is %s', (written, scale, label) => {
    expect(labelOf(written, scale)).toBe(label);
  });
});
