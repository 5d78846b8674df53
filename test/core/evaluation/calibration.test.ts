import { describe, expect, it } from '@jest/globals';
import { calibration } from '../../../src/core/evaluation/calibration.js';
import type { Judged } from '../../../src/core/evaluation/confusion.js';

const answered = (confidence: number | null, isRight: boolean): Judged => ({
  gold: 'positive',
  given: isRight ? 'positive' : 'neutral',
  confidence,
});

describe('the expected calibration error', () => {
  it('is the gap between confidence and accuracy, weighted by texts', () => {
    const judged = [
      answered(0.95, true),
      answered(0.95, true),
      answered(0.95, true),
      answered(0.95, false), // .75 right at .95
      answered(0.5, true),
      answered(0.5, false), // .5 right at .5
    ];
    const { expectedError, texts, bins } = calibration(judged)!;
    expect(expectedError).toBeCloseTo((4 / 6) * 0.2, 12);
    expect(texts).toBe(6);
    expect(bins.map(({ from, to, texts }) => [from, to, texts])).toEqual([
      [0.5, 0.6, 2],
      [0.9, 1, 4],
    ]);
  });

  it('is 0 for a certain and right answer, and 1 for a certain and wrong one', () => {
    expect(calibration([answered(1, true)])!.expectedError).toBe(0);
    expect(calibration([answered(1, false)])!.expectedError).toBe(1);
  });

  it('is null for an engine without probabilities', () => {
    expect(calibration([answered(null, true), { gold: 'neutral', given: null, confidence: 0.4 }])).toBeNull();
  });
});
