import { describe, expect, it } from '@jest/globals';
import { goldMatrix, readGoldMatrix } from '../../../src/core/evaluation/gold-matrix.js';

const row = { negative: 1, neutral: 2, positive: 3, unscored: 0 };
const MATRIX = goldMatrix('afinn@1', { negative: row, neutral: row, positive: row });

describe('a gold matrix', () => {
  it('survives a round trip through JSON', () => {
    expect(readGoldMatrix(JSON.stringify(MATRIX), 'm.json')).toEqual(MATRIX);
  });

  it.each([
    ['no JSON', '{', 'it is not JSON'],
    ['null', 'null', 'it has another schema'],
    ['a report', '{"schema":"socialrank.report/1"}', 'it has another schema'],
    ['no engine', JSON.stringify({ ...MATRIX, engine: 7 }), 'it does not name its engine'],
    ['no counts', JSON.stringify({ ...MATRIX, confusion: null }), 'negative given as negative is not a count'],
    [
      'half a text',
      JSON.stringify({ ...MATRIX, confusion: { ...MATRIX.confusion, neutral: { ...row, positive: 0.5 } } }),
      'neutral given as positive is not a count',
    ],
    [
      'less than none',
      JSON.stringify({ ...MATRIX, confusion: { ...MATRIX.confusion, positive: { ...row, unscored: -1 } } }),
      'positive given as unscored is not a count',
    ],
  ])('is rejected if the file contains %s', (_, text, why) => {
    expect(() => readGoldMatrix(text, 'm.json')).toThrow(`m.json is not a gold matrix: ${why}`);
  });
});
