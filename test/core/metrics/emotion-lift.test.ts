import { describe, expect, it } from '@jest/globals';
import { emotionsWithLift, type Felt, ratioOf } from '../../../src/core/metrics/emotion-lift.js';
import { share } from '../../../src/core/metrics/ratio.js';
import { rounded } from '../../../src/core/round.js';
import { AT_95 } from '../../support/confidence.js';
import { sampleReport } from '../../support/sample-report.js';

const { sentiment } = sampleReport();
const felt = (n: number, carried: Readonly<Record<string, number>>): Felt => ({
  sentiment: { ...sentiment, n },
  emotions: Object.fromEntries(Object.entries(carried).map(([emotion, k]) => [emotion, share(k, n, AT_95)])),
});

describe('emotionsWithLift', () => {
  it('divides the current share by that of the baseline', () => {
    const { anger, joy } = emotionsWithLift(
      felt(100, { anger: 40, joy: 10 }),
      felt(200, { anger: 20, joy: 20 }),
      AT_95,
    );
    expect(anger).toMatchObject({ value: 0.4, num: 40, den: 100 });
    expect(anger!.lift!.value).toBeCloseTo(4, 12);
    expect(joy!.lift!.value).toBeCloseTo(1, 12);
  });

  it('lists emotions that occur in only one of the windows', () => {
    const found = emotionsWithLift(felt(50, { joy: 5 }), felt(50, { fear: 5 }), AT_95);
    expect(Object.keys(found)).toEqual(['fear', 'joy']);
    expect(found['fear']).toMatchObject({ value: 0, num: 0, den: 50, lift: { value: 0 } });
    expect(found['joy']!.lift).toEqual({ value: null, ci95: null });
  });

  it('returns null values if no mention was judged', () => {
    expect(emotionsWithLift(felt(0, {}), felt(50, { joy: 5 }), AT_95)['joy']).toMatchObject({
      value: null,
      lift: { value: null, ci95: null },
    });
  });
});

describe('emotionsWithLift, with the rounded baseline of a million mentions', () => {
  const million = 1_000_000;
  const kept = (k: number) => rounded(felt(million, { joy: k }));

  it.each([
    ['with the emotion', 5],
    ['without it', 0],
  ])('has a finite interval for current mentions %s', (_, k) => {
    const { joy } = emotionsWithLift(felt(100, { joy: k }), kept(1), AT_95);
    const [low, high] = joy!.lift!.ci95!;
    const unrounded = emotionsWithLift(felt(100, { joy: k }), felt(million, { joy: 1 }), AT_95)['joy']!.lift!.ci95!;
    expect(Number.isFinite(high)).toBe(true);
    // The stored end 0.000006 can be anything from 0.0000055 to 0.0000065.
    expect(Math.abs(Math.log(high / unrounded[1]))).toBeLessThan(0.2);
    expect(low).toBeLessThanOrEqual(joy!.lift!.value!);
  });

  it('recomputes a share that was rounded to 0 from its counts', () => {
    const rare = rounded(felt(4 * million, { joy: 1 }));
    expect(rare.emotions['joy']!.value).toBe(0);
    expect(emotionsWithLift(felt(100, { joy: 1 }), rare, AT_95)['joy']!.lift!.value).toBeCloseTo(40_000, 6);
  });
});

describe('ratioOf', () => {
  it('combines the intervals of both shares on the log scale', () => {
    // Wilson: 40/100 in [0.309401, 0.497998], 20/200 in [0.065670, 0.149406].
    const { ci95 } = ratioOf(share(40, 100, AT_95), share(20, 200, AT_95));
    const [low, high] = [
      4 * Math.exp(-Math.hypot(Math.log(0.4 / 0.3094013), Math.log(0.149406 / 0.1))),
      4 * Math.exp(Math.hypot(Math.log(0.4979979 / 0.4), Math.log(0.1 / 0.06567))),
    ];
    expect(ci95![0]).toBeCloseTo(low, 3);
    expect(ci95![1]).toBeCloseTo(high, 3);
  });

  it.each([
    [10, 100, 10, 100],
    [0, 20, 4, 100],
    [100, 100, 1, 3],
    [1, 5000, 4999, 5000],
  ])('has a finite interval that contains its value: %i/%i over %i/%i', (k, n, before, beforeN) => {
    const { value, ci95 } = ratioOf(share(k, n, AT_95), share(before, beforeN, AT_95));
    expect(ci95![0]).toBeLessThanOrEqual(value!);
    expect(ci95![1]).toBeGreaterThanOrEqual(value!);
    expect(Number.isFinite(ci95![1])).toBe(true);
  });
});
