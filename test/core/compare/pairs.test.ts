import { describe, expect, it } from '@jest/globals';
import { groupsOf, pairRow, pairsOf } from '../../../src/core/compare/pairs.js';

const NAMES = ['acme', 'globex', 'initech'];
const VALUES = [0.9, 0.5, 0.1];

type Ends = readonly [number, number];

/** @param ends intervals by the indices of both brands, such as `01` */
const pairs = (ends: Readonly<Record<string, Ends>>, p = 0.01) =>
  pairsOf(NAMES, ([a, b]) => {
    const ci95 = ends[`${a}${b}`];
    return ci95 === undefined ? null : { value: (ci95[0] + ci95[1]) / 2, ci95: [...ci95], p };
  });

describe('pairs', () => {
  it('are listed once each, with p-values adjusted for the number of comparisons', () => {
    const rows = pairs({ '01': [0.1, 0.3], '12': [0.2, 0.4] }).map(pairRow('netSentiment'));
    expect(rows).toEqual([
      { a: 'acme', b: 'globex', difference: 0.2, ci95: [0.1, 0.3], pHolm: 0.02, metric: 'netSentiment' },
      { a: 'acme', b: 'initech', difference: null, ci95: null, pHolm: null, metric: 'netSentiment' },
      {
        a: 'globex',
        b: 'initech',
        difference: expect.closeTo(0.3, 12),
        ci95: [0.2, 0.4],
        pHolm: 0.02,
        metric: 'netSentiment',
      },
    ]);
  });

  it.each<[string, Ends, readonly number[]]>([
    ['that leaves out 0', [0.001, 0.3], [1, 2, 2]],
    ['that leaves out 0 below', [-0.3, -0.001], [1, 2, 2]],
    ['that begins at 0', [0, 0.3], [1, 1, 1]],
    ['that ends at 0', [-0.3, 0], [1, 1, 1]],
    ['around 0', [-0.1, 0.1], [1, 1, 1]],
  ])('are grouped by an interval %s', (_, ends, groups) => {
    expect(groupsOf(VALUES, pairs({ '01': ends, '02': [0.1, 0.9], '12': [-0.1, 0.1] }))).toEqual(groups);
  });

  it('are tied if their difference is unknown', () => {
    const all = { '01': [0.1, 0.2], '02': [0.3, 0.4], '12': [0.1, 0.2] } as const;
    expect(groupsOf(VALUES, pairs(all))).toEqual([1, 2, 3]);
    const { '12': _, ...others } = all;
    expect(groupsOf(VALUES, pairs(others))).toEqual([1, 2, 2]);
  });
});
