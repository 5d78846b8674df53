import { describe, expect, it } from '@jest/globals';
import type { Judged } from '../../../src/core/evaluation/confusion.js';
import { weightedAccuracy } from '../../../src/core/evaluation/weighted.js';
import { wilson } from '../../../src/core/metrics/intervals.js';
import { seededRandom } from '../../../src/core/metrics/random.js';
import { AT_95 } from '../../support/confidence.js';

const judgement = (isRight: boolean, weight: number | null): Judged => ({
  gold: 'positive',
  given: isRight ? 'positive' : 'neutral',
  confidence: null,
  weight,
});

describe('accuracy over the population that a sample was drawn from', () => {
  it('equals that of the sample if all weights are the same', () => {
    const judged = [true, true, true, false].map((isRight) => judgement(isRight, 2.5));
    expect(weightedAccuracy(judged, AT_95)).toEqual({ value: 0.75, ci95: wilson(3, 4, AT_95), effectiveTexts: 4 });
  });

  it('weights each text, with an interval for the effective number of texts', () => {
    const judged = [judgement(true, 9), judgement(false, 1), judgement(false, 2)];
    const effectiveTexts = 12 ** 2 / (81 + 1 + 4);
    expect(weightedAccuracy(judged, AT_95)).toEqual({
      value: 0.75,
      ci95: wilson(0.75 * effectiveTexts, effectiveTexts, AT_95),
      effectiveTexts,
    });
  });

  it('excludes unscored texts', () => {
    const unscored: Judged = { gold: 'positive', given: null, confidence: null, weight: 100 };
    expect(weightedAccuracy([judgement(true, 1), unscored], AT_95)).toMatchObject({ value: 1, effectiveTexts: 1 });
    expect(weightedAccuracy([unscored], AT_95)).toEqual({ value: null, ci95: null, effectiveTexts: null });
  });

  it('is null if a text has no weight', () => {
    expect(weightedAccuracy([judgement(true, 1), judgement(true, null)], AT_95)).toBeNull();
    expect(weightedAccuracy([{ gold: 'neutral', given: 'neutral', confidence: null }], AT_95)).toBeNull();
  });

  it('has an interval that covers the true value as often as it should, unlike the unweighted one', () => {
    const chance = seededRandom(20_261_122);
    // Of 900 mentions nine in ten are right, of 100 others one in two; 60 are drawn from each group.
    const truth = 0.9 * 0.9 + 0.1 * 0.5;
    const rounds = 400;
    const held = { weighted: 0, plain: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const judged = [
        ...Array.from({ length: 60 }, () => judgement(chance() < 0.9, 15)),
        ...Array.from({ length: 60 }, () => judgement(chance() < 0.5, 100 / 60)),
      ];
      const holds = ([low, high]: readonly number[]) => low! <= truth && truth <= high!;
      if (holds(weightedAccuracy(judged, AT_95)!.ci95!)) held.weighted += 1;
      const right = judged.filter(({ gold, given }) => gold === given).length;
      if (holds(wilson(right, judged.length, AT_95)!)) held.plain += 1;
    }
    expect(held.weighted / rounds).toBeGreaterThan(0.93);
    expect(held.plain / rounds).toBeLessThan(0.2);
  });
});
