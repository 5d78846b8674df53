import { describe, expect, it } from '@jest/globals';
import { type Coded, codedTexts, majority } from '../../../src/core/evaluation/coded-texts.js';
import type { Label } from '../../../src/core/sentiment/label.js';

const row = (id: string | null, text: string, coder: string | null, label: Label): Coded => ({
  id,
  title: null,
  text,
  coder,
  label,
});

describe('rows of one text', () => {
  it.each<[string, readonly Coded[], readonly (readonly Label[])[], number]>([
    [
      'share an id',
      [row('1', 'fine', 'a', 'positive'), row('2', 'fine', 'a', 'neutral'), row('1', 'fine', 'b', 'neutral')],
      [['positive', 'neutral'], ['neutral']],
      0,
    ],
    [
      'have the same words, where there are no ids',
      [row(null, 'fine', null, 'positive'), row(null, 'bad', null, 'negative'), row(null, 'fine', null, 'positive')],
      [['positive', 'positive'], ['negative']],
      0,
    ],
    [
      'are two texts where an id says two things',
      [row('1', 'fine', 'a', 'positive'), row('1', 'bad', 'b', 'negative')],
      [['positive'], ['negative']],
      0,
    ],
    [
      'give each coder one label, the last',
      [row('1', 'fine', 'a', 'positive'), row('1', 'fine', 'b', 'positive'), row('1', 'fine', 'a', 'negative')],
      [['negative', 'positive']],
      1,
    ],
  ])('%s', (_, rows, labels, repeated) => {
    const coded = codedTexts(rows);
    expect(coded.texts.map((text) => text.labels)).toEqual(labels);
    expect(coded.repeated).toBe(repeated);
    expect(coded.texts[0]!.row).toBe(rows[0]);
  });

  it.each<[readonly Label[], Label | null]>([
    [['positive'], 'positive'],
    [['neutral', 'positive', 'positive'], 'positive'],
    [['neutral', 'positive', 'positive', 'negative'], 'positive'],
    [['neutral', 'positive'], null],
    [['neutral', 'neutral', 'positive', 'positive', 'negative'], null],
  ])('with the labels %j have the majority %s', (labels, most) => {
    expect(majority(labels)).toBe(most);
  });
});
