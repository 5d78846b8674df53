/** Confidence levels and intervals at them. Expected values: Python's statistics.NormalDist, sums of Poisson terms. */
import { describe, expect, it } from '@jest/globals';
import { confidenceOf, drawsFor, levelOf } from '../../../src/core/metrics/confidence.js';
import {
  gammaInterval,
  garwood,
  type Interval,
  netInterval,
  newcombe,
  wilson,
  wilsonAt,
} from '../../../src/core/metrics/intervals.js';
import { type NetSample, netDifference, shareDifference } from '../../../src/core/metrics/net-difference.js';
import { AT_90, AT_95, AT_99 } from '../../support/confidence.js';
import fc from '../../support/property.js';

describe('confidenceOf', () => {
  it.each([
    [0.5, 0.6744897501960817],
    [0.8, 1.2815515655446008],
    [0.9, 1.6448536269514715],
    [0.95, 1.9599639845400536],
    [0.99, 2.5758293035489],
    [0.999, 3.2905267314919255],
  ])('computes the number of standard deviations for %d', (level, z) => {
    const confidence = confidenceOf(level);
    expect(confidence.level).toBe(level);
    expect(confidence.z).toBeCloseTo(z, 10);
    expect(2 * confidence.tail + level).toBeCloseTo(1, 12);
  });

  it('defaults to 95 %, with a tail of exactly 0.025', () => {
    expect(confidenceOf()).toEqual(AT_95);
    expect(AT_95.tail).toBe(0.025);
    expect([levelOf({}), levelOf({ confidence: 0.9 })]).toEqual([0.95, 0.9]);
  });

  it.each([0, 0.49, 0.9991, 1, 95, -0.9, Number.NaN])('rejects %d', (level) =>
    expect(() => confidenceOf(level)).toThrow('confidence must be a number from 0.5 to 0.999'),
  );
});

describe('drawsFor', () => {
  it('makes at least 1,000 draws, ten of them beyond each end of the interval', () => {
    expect([0.5, 0.95, 0.98].map((level) => drawsFor(confidenceOf(level)))).toEqual([1000, 1000, 1000]);
    expect([0.99, 0.999].map((level) => drawsFor(confidenceOf(level)))).toEqual([2000, 20_000]);
  });
});

type Vector = readonly [name: string, at90: Interval | null, at99: Interval | null, expected: readonly number[]];

const each = (name: string, interval: (confidence: typeof AT_90) => Interval | null, ...expected: number[]): Vector => [
  name,
  interval(AT_90),
  interval(AT_99),
  expected,
];

const VECTORS: readonly Vector[] = [
  each('Wilson, 0 of 10', (at) => wilson(0, 10, at), 0, 0.212942, 0, 0.398854),
  each('Wilson, 5 of 10', (at) => wilson(5, 10, at), 0.269272, 0.730728, 0.184226, 0.815774),
  each('Wilson, 10 of 10', (at) => wilson(10, 10, at), 0.787058, 1, 0.601146, 1),
  each('Wilson, 81 of 263', (at) => wilson(81, 263, at), 0.263314, 0.356566, 0.240137, 0.385283),
  each('Wilson, 15 of 148', (at) => wilson(15, 148, at), 0.067443, 0.149573, 0.053645, 0.183267),
  each('net, +80 −20 of 200', (at) => netInterval(80, 20, 200, at), 0.22232, 0.371739, 0.180035, 0.414024),
  each('net, nothing of 10', (at) => netInterval(0, 0, 10, at), -0.193848, 0.193848, -0.303564, 0.303564),
  each('net, +30 of 30', (at) => netInterval(30, 0, 30, at), 0.836316, 1, 0.779046, 1),
  each('Garwood, 0', (at) => garwood(0, at), 0, 2.995732, 0, 5.298317),
  each('Garwood, 1', (at) => garwood(1, at), 0.051293, 4.743865, 0.005013, 7.43013),
  each('Garwood, 5', (at) => garwood(5, at), 1.97015, 10.513035, 1.077928, 14.149759),
  each('Garwood, 20', (at) => garwood(20, at), 13.254652, 29.062019, 10.353268, 34.667999),
  each('gamma, 1', (at) => gammaInterval(1, at), 0.051293, 2.995732, 0.005013, 5.298317),
  each('gamma, 5', (at) => gammaInterval(5, at), 1.97015, 9.153519, 1.077928, 12.59409),
  each(
    'Newcombe, 56 of 70 and 48 of 80',
    (at) => newcombe([56, 70], [48, 80], at),
    ...[0.076564, 0.313645, 0.005371, 0.371808],
  ),
  each(
    'Newcombe, 9 of 10 and 3 of 10',
    (at) => newcombe([9, 10], [3, 10], at),
    ...[0.242112, 0.789624, 0.043027, 0.837405],
  ),
];

describe('at 90 and 99 %', () => {
  it.each(VECTORS)('%s matches independently computed ends', (_, at90, at99, expected) => {
    for (const [place, end] of [...at90!, ...at99!].entries())
      expect(Math.abs(end - expected[place]!)).toBeLessThan(5e-7);
  });
});

const level = fc.double({ min: 0.5, max: 0.999, noNaN: true }).map(confidenceOf);
const sample = fc
  .record({
    positive: fc.nat(60),
    negative: fc.nat(60),
    neutral: fc.nat(60),
    worth: fc.double({ min: 0.1, max: 1, noNaN: true }),
  })
  .filter(({ positive, negative, neutral }) => positive + negative + neutral > 0)
  .map(({ positive, negative, neutral, worth }): NetSample => {
    const n = positive + negative + neutral;
    return { positive, negative, n, effective: n * worth };
  });

describe('at any level', () => {
  it('an interval contains its value', () => {
    const holds = (value: number, [low, high]: Interval) => {
      expect(low).toBeLessThanOrEqual(value + 1e-12);
      expect(high).toBeGreaterThanOrEqual(value - 1e-12);
    };
    fc.assert(
      fc.property(level, sample, sample, (confidence, a, b) => {
        const { positive, negative, n } = a;
        holds(positive / n, wilson(positive, n, confidence)!);
        holds((positive - negative) / n, netInterval(positive, negative, n, confidence)!);
        const difference = netDifference(a, b, confidence)!;
        holds(difference.value, difference.ci95);
        if (positive + negative === 0) return;
        const shares = shareDifference(positive, negative, positive + negative, confidence)!;
        holds(shares.value, shares.ci95);
      }),
    );
  });

  it('wilsonAt converts the rounded interval of a share to another level', () => {
    fc.assert(
      fc.property(level, level, fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (from, to, n, some) => {
        const k = some % (n + 1);
        const round = (end: number) => Math.round(end * 1e6) / 1e6;
        const [low, high] = wilson(k, n, from)!;
        const found = wilsonAt(round(k / n), [round(low), round(high)], from, to)!;
        const expected = wilson(k, n, to)!;
        expect(found[0]).toBeCloseTo(expected[0], 3);
        expect(found[1]).toBeCloseTo(expected[1], 3);
      }),
    );
  });
});
