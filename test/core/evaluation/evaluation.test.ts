import { describe, expect, it } from '@jest/globals';
import { evaluation } from '../../../src/core/evaluation/evaluation.js';
import { wilson } from '../../../src/core/metrics/intervals.js';
import { AT_95 } from '../../support/confidence.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { judgedBy } from './judged.js';

describe('an evaluation', () => {
  const judged = judgedBy([
    [8, 1, 1, 2],
    [5, 10, 5, 0],
    [0, 4, 6, 3],
  ]);

  it('counts unscored texts separately and excludes them from all other numbers', () => {
    const { texts, scored, unscored, accuracy, confusion } = evaluation(judged, AT_95);
    expect({ texts, scored, unscored }).toEqual({ texts: 45, scored: 40, unscored: 5 });
    expect(accuracy).toEqual({ value: 0.6, num: 24, den: 40, ci95: wilson(24, 40, AT_95) });
    expect(confusion).toEqual({
      negative: { negative: 8, neutral: 1, positive: 1, unscored: 2 },
      neutral: { negative: 5, neutral: 10, positive: 5, unscored: 0 },
      positive: { negative: 0, neutral: 4, positive: 6, unscored: 3 },
    });
  });

  it('reports precision, recall and F1 of a class', () => {
    const { negative } = evaluation(judged, AT_95).classes;
    expect(negative.precision).toMatchObject({ num: 8, den: 13 });
    expect(negative.recall).toMatchObject({ num: 8, den: 10 });
    expect(negative.f1.value).toBeCloseTo(16 / 23, 12);
  });

  it('does not depend on the order of the texts', () => {
    expect(evaluation([...judged].reverse(), AT_95)).toEqual(evaluation(judged, AT_95));
  });

  it('has a reproducible interval around every value', () => {
    const { macroRecall, macroF1, kappa } = evaluation(judged, AT_95);
    for (const { value, ci95 } of [macroRecall, macroF1, kappa]) {
      expect(ci95![0]).toBeLessThan(value!);
      expect(ci95![1]).toBeGreaterThan(value!);
    }
    expect(evaluation(judged, AT_95).macroRecall).toEqual(macroRecall);
  });

  it('has null values if nothing was scored', () => {
    const { accuracy, macroRecall, kappa, calibration } = evaluation(judgedBy([[0, 0, 0, 3]]), AT_95);
    expect(accuracy).toEqual({ value: null, num: 0, den: 0, ci95: null });
    expect(macroRecall).toEqual({ value: null, ci95: null });
    expect(kappa).toEqual({ value: null, ci95: null });
    expect(calibration).toBeNull();
  });

  it('takes time linear in the number of texts', () => {
    const many = (size: number) =>
      judgedBy([
        [size, size, size],
        [size, size, size],
        [size, size, size],
      ]);
    const [small, large] = [many(1000), many(8000)];
    expect(growth(1, (size) => evaluation(size === 1 ? small : large, AT_95))).toBeLessThan(TOO_STEEP);
  });
});
