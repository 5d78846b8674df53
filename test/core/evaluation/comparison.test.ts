import { describe, expect, it } from '@jest/globals';
import { comparisons, holm, mcnemar } from '../../../src/core/evaluation/comparison.js';
import type { Judged } from '../../../src/core/evaluation/confusion.js';
import type { Label } from '../../../src/core/sentiment/label.js';
import { AT_95 } from '../../support/confidence.js';

const answers = (gold: readonly Label[], given: readonly (Label | null)[]): Judged[] =>
  gold.map((label, place) => ({ gold: label, given: given[place]!, confidence: null }));

const repeated = <T>(times: number, values: readonly T[]): T[] => Array.from({ length: times }, () => values).flat();

describe('two engines on the same texts', () => {
  const gold: Label[] = repeated(40, ['positive', 'negative', 'neutral', 'neutral']);

  it('differ by the texts that only one of them gets right', () => {
    const a = answers(gold, repeated(40, ['positive', 'negative', 'neutral', 'positive'] as const));
    const b = answers(gold, repeated(40, ['positive', 'negative', 'neutral', 'neutral'] as const));
    const [pair] = comparisons([a, b], AT_95);
    expect(pair).toMatchObject({ a: 0, b: 1, texts: 160, isMoreThanNoise: true });
    expect(pair!.accuracy.value).toBeCloseTo(0.25, 12);
    expect(pair!.macroRecall.value).toBeCloseTo(0.5 / 3, 12);
    expect(pair!.macroRecall.ci95![0]).toBeGreaterThan(0);
    expect(pair!.pHolm).toBeCloseTo(2 * 0.5 ** 40, 15);
  });

  it('do not differ if they agree', () => {
    const a = answers(gold, gold);
    expect(comparisons([a, a], AT_95)).toEqual([
      {
        a: 0,
        b: 1,
        texts: 160,
        accuracy: { value: 0, ci95: [0, 0] },
        macroRecall: { value: 0, ci95: [0, 0] },
        macroF1: { value: 0, ci95: [0, 0] },
        isMoreThanNoise: false,
        pHolm: null,
      },
    ]);
  });

  it('are compared on the texts that both scored', () => {
    const few: Label[] = ['positive', 'positive', 'negative'];
    const [pair] = comparisons(
      [answers(few, ['positive', null, 'negative']), answers(few, [null, 'positive', 'negative'])],
      AT_95,
    );
    expect(pair!.texts).toBe(1);
  });

  it('cannot be compared if they share no scored text', () => {
    const [pair] = comparisons([answers(['positive'], [null]), answers(['positive'], ['positive'])], AT_95);
    expect(pair).toMatchObject({
      texts: 0,
      macroRecall: { value: null, ci95: null },
      pHolm: null,
      isMoreThanNoise: false,
    });
  });

  it('are taken from every pair of a larger group', () => {
    const a = answers(gold, gold);
    expect(comparisons([a, a, a], AT_95).map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });
});

describe("McNemar's exact test", () => {
  const disagreeing = (onlyA: number, onlyB: number) => {
    const gold = Array.from({ length: onlyA + onlyB }, (): Label => 'positive');
    const given = (isA: boolean) => gold.map((_, place): Label => (place < onlyA === isA ? 'positive' : 'neutral'));
    return [answers(gold, given(true)), answers(gold, given(false))] as const;
  };

  it.each([
    [0, 5, 2 / 32],
    [1, 5, (2 * 7) / 64],
    [3, 3, 1],
    [10, 2, (2 * (1 + 12 + 66)) / 4096],
  ])('for %d against %d', (onlyA, onlyB, p) => {
    expect(mcnemar(...disagreeing(onlyA, onlyB))).toBeCloseTo(p, 12);
  });

  it('does not underflow for thousands of texts', () => {
    expect(mcnemar(...disagreeing(1500, 1500))).toBe(1);
    expect(mcnemar(...disagreeing(1600, 1400))).toBeCloseTo(0.00028, 5);
  });
});

describe("Holm's adjustment", () => {
  it('multiplies the smallest p-value by their number and keeps the order of the p-values', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([null, 0.5, 0.6])).toEqual([null, 1, 1]);
  });
});
