import { describe, expect, it } from '@jest/globals';
import {
  accuracy,
  f1Of,
  kappa,
  macroF1,
  macroRecall,
  precisionOf,
  recallOf,
} from '../../../src/core/evaluation/measures.js';

// 8 of 10 negative texts are right, 10 of 20 neutral ones, and 6 of 10 positive ones.
const CELLS = [8, 1, 1, 5, 10, 5, 0, 4, 6];

describe('a measure of a confusion matrix', () => {
  it.each([
    ['accuracy', accuracy, 24 / 40],
    ['recall of negative', recallOf(0), 0.8],
    ['recall of neutral', recallOf(1), 0.5],
    ['recall of positive', recallOf(2), 0.6],
    ['precision of negative', precisionOf(0), 8 / 13],
    ['precision of neutral', precisionOf(1), 10 / 15],
    ['precision of positive', precisionOf(2), 6 / 12],
    ['F1 of negative', f1Of(0), 16 / 23],
    ['F1 of neutral', f1Of(1), 20 / 35],
    ['F1 of positive', f1Of(2), 12 / 22],
    ['macro-recall', macroRecall, (0.8 + 0.5 + 0.6) / 3],
    ['macro-F1', macroF1, (16 / 23 + 20 / 35 + 12 / 22) / 3],
    // Expected agreement: (10·13 + 20·15 + 10·12) / 40² = 550 / 1600.
    ['kappa', kappa, (0.6 - 0.34375) / (1 - 0.34375)],
  ])('%s matches a calculation by hand', (_, measure, value) => {
    expect(measure(CELLS)).toBeCloseTo(value, 12);
  });

  // J. Cohen (1960), table 1: 200 patients, three diagnoses; kappa .492.
  it("reproduces Cohen's kappa for the table that he published", () => {
    expect(kappa([88, 14, 18, 10, 40, 10, 2, 6, 12])).toBeCloseTo(0.4915, 4);
  });

  it.each([
    ['nothing', [0, 0, 0, 0, 0, 0, 0, 0, 0], [null, null, null, null]],
    ['one class, all right', [0, 0, 0, 0, 0, 0, 0, 0, 7], [1, 1, 1, null]],
    ['one class, all wrong', [0, 0, 7, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0]],
    ['two classes of three', [3, 0, 1, 0, 0, 0, 0, 0, 4], [7 / 8, 7 / 8, (6 / 7 + 8 / 9) / 2, 0.75]],
    [
      'a class that nobody meant',
      [3, 1, 0, 0, 0, 0, 0, 0, 4],
      [7 / 8, 7 / 8, (6 / 7 + 0 + 1) / 3, (7 / 8 - 7 / 16) / (9 / 16)],
    ],
  ])('of %s is null only if it is undefined', (_, cells, values) => {
    for (const [place, measure] of [accuracy, macroRecall, macroF1, kappa].entries()) {
      const value = values[place]!;
      if (value === null) expect(measure(cells)).toBeNull();
      else expect(measure(cells)).toBeCloseTo(value, 12);
    }
  });
});
