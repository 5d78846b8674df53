import { describe, expect, it } from '@jest/globals';
import { byLabel } from '../../../src/core/evaluation/evaluation.js';
import { correctedNet } from '../../../src/core/evaluation/prevalence.js';
import { AT_95 } from '../../support/confidence.js';

const matrix = (rows: readonly (readonly number[])[]) =>
  byLabel((meant) => ({ ...byLabel((given) => rows[meant]?.[given] ?? 0), unscored: 0 }));

const engine = (byEngine: readonly number[]) => ({ byEngine, byPeople: [0, 0, 0] });

describe('net sentiment corrected for the errors of the engine', () => {
  const perfect = matrix([
    [50, 0, 0],
    [0, 50, 0],
    [0, 0, 50],
  ]);
  // Recall .8, .6, .9; errors are split evenly between the other classes, but neutral texts all become positive.
  const biased = matrix([
    [80, 10, 10],
    [0, 60, 40],
    [5, 5, 90],
  ]);

  it('equals the observed value if the engine makes no errors', () => {
    const { value, ci95 } = correctedNet(engine([20, 30, 50]), 100, perfect, AT_95);
    expect(value).toBeCloseTo(0.3, 12);
    expect(ci95![0]).toBeLessThan(0.3);
    expect(ci95![1]).toBeGreaterThan(0.3);
  });

  it('recovers the true shares behind the observed ones', () => {
    // 20 % negative, 50 % neutral, 30 % positive, through the matrix.
    const observed = [0.2 * 0.8 + 0.3 * 0.05, 0.2 * 0.1 + 0.5 * 0.6 + 0.3 * 0.05, 0.2 * 0.1 + 0.5 * 0.4 + 0.3 * 0.9];
    expect(correctedNet(engine(observed), 1000, biased, AT_95).value).toBeCloseTo(0.3 - 0.2, 12);
  });

  // W. J. Rogan & B. Gladen: (p + specificity − 1) / (sensitivity + specificity − 1).
  it('equals the estimate of Rogan and Gladen for two classes', () => {
    const two = matrix([
      [70, 0, 30],
      [0, 100, 0],
      [20, 0, 80],
    ]);
    const positive = (0.6 + 0.7 - 1) / (0.8 + 0.7 - 1);
    expect(correctedNet(engine([40, 0, 60]), 100, two, AT_95).value).toBeCloseTo(positive - (1 - positive), 12);
  });

  it('stays within its bounds if the observed shares are impossible', () => {
    expect(correctedNet(engine([0, 0, 100]), 100, biased, AT_95).value).toBe(1);
    expect(correctedNet(engine([100, 0, 0]), 100, biased, AT_95).value).toBe(-1);
  });

  it.each([
    [
      'a gold without a class',
      [20, 30, 50],
      matrix([
        [5, 0, 0],
        [0, 5, 0],
      ]),
    ],
    [
      'an engine that gives one class',
      [0, 0, 9],
      matrix([
        [0, 0, 5],
        [0, 0, 5],
        [0, 0, 5],
      ]),
    ],
    ['nothing observed', [0, 0, 0], perfect],
  ])('is null for %s', (_, observed, gold) => {
    expect(correctedNet(engine(observed), 10, gold, AT_95)).toEqual({ value: null, ci95: null });
  });

  it('adds the labels of people by their share, without a correction', () => {
    const biggest = { byEngine: [16, 32, 52], byPeople: [10, 0, 90] };
    const corrected = correctedNet(engine(biggest.byEngine), 100, biased, AT_95).value!;
    expect(correctedNet(biggest, 200, biased, AT_95).value).toBeCloseTo((corrected + 0.8) / 2, 12);
  });

  it('needs no gold labels if people labeled everything', () => {
    const { value, ci95 } = correctedNet({ byEngine: [0, 0, 0], byPeople: [20, 30, 50] }, 100, perfect, AT_95);
    expect(value).toBeCloseTo(0.3, 12);
    expect(ci95![0]).toBeLessThan(0.3);
    expect(correctedNet({ byEngine: [0, 0, 0], byPeople: [1, 0, 3] }, 4, matrix([]), AT_95).value).toBe(0.5);
  });

  it('has a narrower interval if people labeled half than if the engine judged all', () => {
    const width = (byEngine: number, byPeople: number) => {
      const parts = [byEngine, byPeople].map((times) => [20, 30, 50].map((count) => count * times));
      const { ci95 } = correctedNet({ byEngine: parts[0]!, byPeople: parts[1]! }, 1000, biased, AT_95);
      return ci95![1] - ci95![0];
    };
    expect(width(5, 5)).toBeLessThan(0.8 * width(10, 0));
  });

  it('has a wider interval for few gold labels than for many', () => {
    const width = (times: number) => {
      const { ci95 } = correctedNet(
        engine([200, 300, 500]),
        1000,
        matrix(
          [
            [8, 1, 1],
            [0, 6, 4],
            [1, 0, 9],
          ].map((row) => row.map((n) => n * times)),
        ),
        AT_95,
      );
      return ci95![1] - ci95![0];
    };
    expect(width(2)).toBeGreaterThan(1.3 * width(40));
  });

  // Resampling a sample of a single class reproduces it, however small it is, and tells nothing about certainty.
  it.each([
    ['one mention', [0, 0, 1], 1, 1.5],
    ['two neutral ones', [0, 2, 0], 2, 1],
    ['26 by authors worth three', [0, 26, 0], 3, 0.8],
  ])('has a wide interval for %s', (_, byEngine, effective, width) => {
    const { value, ci95 } = correctedNet(engine(byEngine), effective, perfect, AT_95);
    expect(ci95![1] - ci95![0]).toBeGreaterThan(width);
    expect(ci95![0]).toBeLessThanOrEqual(value!);
    expect(ci95![1]).toBeGreaterThanOrEqual(value!);
  });

  it('has a wide interval if the engine made no mistake, but on only a few gold texts', () => {
    const width = (texts: number) => {
      const gold = matrix([0, 1, 2].map((meant) => [0, 1, 2].map((given) => (meant === given ? texts : 0))));
      const { ci95 } = correctedNet(engine([0, 5000, 0]), 5000, gold, AT_95);
      return ci95![1] - ci95![0];
    };
    expect(width(4)).toBeGreaterThan(5 * width(400));
  });
});
