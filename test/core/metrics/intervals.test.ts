import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { kish } from '../../../src/core/metrics/clustering.js';
import {
  addIntervals,
  gammaInterval,
  garwood,
  type Interval,
  netInterval,
  newcombe,
  wilson,
} from '../../../src/core/metrics/intervals.js';
import { chao1, chapman } from '../../../src/core/metrics/richness.js';
import { AT_95 } from '../../support/confidence.js';
import fc from '../../support/property.js';

const close = (interval: Interval | null, expected: readonly number[], tolerance = 5e-7) => {
  expect(interval).not.toBeNull();
  expect(Math.abs(interval![0] - expected[0]!)).toBeLessThan(tolerance);
  expect(Math.abs(interval![1] - expected[1]!)).toBeLessThan(tolerance);
};

/** Arguments, each with the expected interval. */
type Golden = readonly (readonly [arguments: readonly number[], interval: readonly [number, number]])[];

const WILSON: Golden = [
  [
    [0, 1],
    [0, 0.793451],
  ],
  [
    [1, 1],
    [0.206549, 1],
  ],
  [
    [0, 10],
    [0, 0.277533],
  ],
  [
    [1, 10],
    [0.017876, 0.40415],
  ],
  [
    [5, 10],
    [0.236593, 0.763407],
  ],
  [
    [10, 10],
    [0.722467, 1],
  ],
  [
    [81, 263],
    [0.255289, 0.36621],
  ],
  [
    [15, 148],
    [0.062386, 0.160487],
  ],
];
const NET: Golden = [
  [
    [0, 0, 1],
    [-0.923936, 0.923936],
  ],
  [
    [1, 0, 1],
    [-0.733536, 1],
  ],
  [
    [0, 0, 10],
    [-0.230984, 0.230984],
  ],
  [
    [3, 1, 10],
    [-0.222137, 0.555471],
  ],
  [
    [80, 20, 200],
    [0.208008, 0.386052],
  ],
  [
    [5, 5, 10],
    [-0.565793, 0.565793],
  ],
];
const POISSON: Golden = [
  [[0], [0, 3.688879]],
  [[1], [0.025318, 5.571643]],
  [[2], [0.242209, 7.224688]],
  [[5], [1.623486, 11.668332]],
  [[10], [4.795389, 18.390356]],
  [[100], [81.363991, 121.626794]],
];
const NEWCOMBE: Golden = [
  [
    [56, 70, 48, 80],
    [0.052431, 0.333873],
  ],
  [
    [10, 10, 0, 10],
    [0.607509, 1],
  ],
];
// χ²(2n) at 2.5 % and 97.5 %, halved.
const GAMMA: Golden = [
  [[1], [0.025318, 3.688879]],
  [[2], [0.242209, 5.571643]],
  [[5], [1.623486, 10.241589]],
  [[20], [12.21652, 29.670854]],
];

describe('wilson', () => {
  it.each(WILSON)('of %j is %j', ([k, n], expected) => close(wilson(k!, n!, AT_95), expected));

  it('is null without observations', () => expect(wilson(0, 0, AT_95)).toBeNull());

  it('accepts fractional sizes, contains its share and stays between 0 and 1', () => {
    const size = fc.double({ min: 1e-3, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        const [low, high] = wilson(p * n, n, AT_95)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(p + 1e-12);
        expect(high).toBeGreaterThanOrEqual(p - 1e-12);
      }),
    );
  });
});

describe('netInterval', () => {
  it.each(NET)('of %j is %j', ([p, g, n], expected) => close(netInterval(p!, g!, n!, AT_95), expected));

  it('is null without observations', () => expect(netInterval(0, 0, 0, AT_95)).toBeNull());

  it('contains its score, stays between -1 and 1, and is mirrored if the signs are swapped', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(count, count, count, (positive, negative, neutral) => {
        fc.pre(positive + negative + neutral > 0);
        const n = positive + negative + neutral;
        const [low, high] = netInterval(positive, negative, n, AT_95)!;
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual((positive - negative) / n);
        expect(high).toBeGreaterThanOrEqual((positive - negative) / n);
        const [mirroredLow, mirroredHigh] = netInterval(negative, positive, n, AT_95)!;
        expect(mirroredLow).toBeCloseTo(-high, 12);
        expect(mirroredHigh).toBeCloseTo(-low, 12);
      }),
    );
  });
});

describe('garwood', () => {
  it.each(POISSON)('of %j is %j', ([k], expected) => close(garwood(k!, AT_95), expected));

  it('contains its count, up to millions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (k) => {
        const [low, high] = garwood(k, AT_95);
        expect(low).toBeLessThanOrEqual(k);
        expect(high).toBeGreaterThan(k);
      }),
      { numRuns: 50 },
    );
  });
});

describe('gammaInterval', () => {
  it.each(GAMMA)('of %j is %j', ([n], expected) => close(gammaInterval(n!, AT_95), expected));
});

describe('newcombe', () => {
  it.each(NEWCOMBE)('of %j is %j', ([k1, n1, k2, n2], expected) =>
    close(newcombe([k1!, n1!], [k2!, n2!], AT_95), expected),
  );

  it('is null if one side has no observations', () => {
    expect(newcombe([1, 2], [0, 0], AT_95)).toBeNull();
    expect(newcombe([0, 0], [1, 2], AT_95)).toBeNull();
  });
});

describe('addIntervals', () => {
  it('leaves a single estimate unchanged', () => {
    close(addIntervals([{ value: 5, interval: [2, 9] }]), [2, 9], 1e-12);
  });

  it('adds errors in quadrature', () => {
    const parts = [
      { value: 5, interval: [2, 9] as Interval },
      { value: 10, interval: [6, 13] as Interval },
    ];
    close(addIntervals(parts), [10, 20], 1e-12);
  });
});

const corpora = process.env['SOCIALRANK_CORPORA'];
const vectorsFile = join(corpora ?? '', 'design', 'metrics-vectors.json');

describe('the published vectors', () => {
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => expect(corpora).toBeUndefined());
    return;
  }
  if (!existsSync(vectorsFile)) {
    it('skipped: SOCIALRANK_CORPORA has no design/metrics-vectors.json', () => expect(corpora).not.toBe(''));
    return;
  }
  type Vectors = Record<string, readonly Record<string, unknown>[]>;
  const vectors = JSON.parse(readFileSync(vectorsFile, 'utf8')) as Vectors;
  type Formula = (vector: Record<string, unknown>) => { found: Interval | number | null; expected: unknown };
  const newcombeOf = (k1: number, n1: number, k2: number, n2: number) => newcombe([k1, n1], [k2, n2], AT_95);
  const numbers = (vector: Record<string, unknown>, ...names: string[]) => names.map((name) => vector[name] as number);
  const formulas: Record<string, Formula> = {
    wilson: (v) => ({ found: wilson(v['k'] as number, v['n'] as number, AT_95), expected: v['ci'] }),
    netAdj: (v) => ({
      found: netInterval(...(numbers(v, 'pos', 'neg', 'n') as [number, number, number]), AT_95),
      expected: v['ci'],
    }),
    poisson: (v) => ({ found: garwood(v['k'] as number, AT_95), expected: v['ci'] }),
    newcombe: (v) => ({ found: newcombeOf(...(v['a'] as [number, number, number, number])), expected: v['ci'] }),
    kish: (v) => ({ found: kish(v['c'] as number[]), expected: v['nEff'] }),
    chao1: (v) => ({ found: chao1(...(numbers(v, 'f1', 'f2', 'U') as [number, number, number])), expected: v['est'] }),
    chapman: (v) => ({
      found: chapman(...(numbers(v, 'n1', 'n2', 'm') as [number, number, number])),
      expected: v['est'],
    }),
  };

  it('each have a formula', () => expect(Object.keys(formulas).sort()).toEqual(Object.keys(vectors).sort()));

  it.each(Object.keys(formulas))('are reproduced by %s', (name) => {
    expect(vectors[name]!.length).toBeGreaterThan(0);
    for (const vector of vectors[name]!) {
      const { found, expected } = formulas[name]!(vector);
      if (typeof expected === 'number') expect(Math.abs((found as number) - expected)).toBeLessThan(1e-6);
      else close(found as Interval, expected as number[], 1e-6);
    }
  });
});
