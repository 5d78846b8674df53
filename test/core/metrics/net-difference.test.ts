/** Differences of net scores and of shares of one total. */
import { describe, expect, it } from '@jest/globals';
import { type NetSample, netDifference, shareDifference } from '../../../src/core/metrics/net-difference.js';
import { AT_95 } from '../../support/confidence.js';

const sample = (positive: number, negative: number, n: number, effective = n): NetSample => ({
  positive,
  negative,
  n,
  effective,
});

describe('the difference of two net scores', () => {
  // By hand: p' = (P+¾)/(n+1½), g' = (G+¾)/(n+1½); the variances (p'+g'-(p'-g')²)/(n+1½) are summed.
  it.each<[NetSample, NetSample, number, [number, number], number]>([
    [sample(80, 20, 200), sample(20, 80, 200), 0.6, [0.4697338, 0.7213332], 0.0],
    [sample(3, 1, 10), sample(3, 1, 10), 0, [-0.5470922, 0.5470922], 1.0],
    [sample(1, 0, 1), sample(0, 1, 1), 2, [-0.8066924, 2.0], 0.329114],
  ])('of %j and %j', (a, b, value, ci95, p) => {
    const difference = netDifference(a, b, AT_95)!;
    expect(difference.value).toBeCloseTo(value, 12);
    difference.ci95.forEach((end, at) => {
      expect(end).toBeCloseTo(ci95[at]!, 6);
    });
    expect(difference.p).toBeCloseTo(p, 6);
  });

  it('has p below 0.05 exactly if its interval excludes 0', () => {
    for (let positive = 0; positive <= 40; positive += 1) {
      const { ci95, p } = netDifference(sample(positive, 40 - positive, 40), sample(20, 20, 40), AT_95)!;
      expect(p < 0.05).toBe(ci95[0] > 0 || ci95[1] < 0);
    }
  });

  it('has a wider interval for a smaller effective size', () => {
    const width = (effective: number) => {
      const [low, high] = netDifference(sample(30, 10, 40, effective), sample(20, 20, 40), AT_95)!.ci95;
      return high - low;
    };
    expect(width(10)).toBeGreaterThan(width(40));
  });

  it('is null for empty samples', () => {
    expect(netDifference(sample(0, 0, 0), sample(1, 0, 1), AT_95)).toBeNull();
    expect(shareDifference(0, 0, 0, AT_95)).toBeNull();
  });
});

describe('the difference of two shares of one total', () => {
  it('equals a net score, since what one gains the other loses', () => {
    const { value, ci95, p } = shareDifference(60, 40, 100, AT_95)!;
    expect(value).toBeCloseTo(0.2, 12);
    expect([ci95[0].toFixed(4), ci95[1].toFixed(4)]).toEqual(['0.0058', '0.3864']);
    expect(p).toBeCloseTo(0.043436, 4);
  });
});
