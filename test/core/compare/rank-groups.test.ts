/** Ranking with ties, including ties that are not transitive. */
import { describe, expect, it } from '@jest/globals';
import { rankGroups } from '../../../src/core/compare/rank-groups.js';

/** Brands by index; any two differ unless they are listed as tied. */
const differing =
  (...tied: readonly string[]) =>
  (a: number, b: number) =>
    !tied.some((pair) => pair === `${a}${b}` || pair === `${b}${a}`);

describe('rank groups', () => {
  it.each<[string, (number | null)[], string[], (number | null)[]]>([
    ['nobody ties', [0.1, 0.5, 0.3], [], [3, 1, 2]],
    ['all tie', [0.1, 0.5, 0.3], ['01', '02', '12'], [1, 1, 1]],
    ['the upper two tie', [0.5, 0.4, 0.1], ['01'], [1, 1, 2]],
    ['ties make a chain', [0.5, 0.4, 0.3], ['01', '12'], [1, 1, 1]],
    ['the ends tie around a sure one', [0.5, 0.4, 0.3, 0.1], ['02'], [1, 1, 1, 2]],
    ['two pairs tie', [0.5, 0.4, 0.2, 0.1], ['01', '23'], [1, 1, 2, 2]],
    ['one is not known', [null, 0.4, 0.2], [], [null, 1, 2]],
    ['there is nobody', [], [], []],
  ])('if %s', (_, values, tied, groups) => {
    expect(rankGroups(values, differing(...tied))).toEqual(groups);
  });

  it('are in the order of values, and brands of different groups always differ', () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const random = (n: number) => ((seed * 7919 + n * 104_729) % 1000) / 1000;
      const values = Array.from({ length: 7 }, (_, n) => random(n));
      const differ = (a: number, b: number) => random(100 + 7 * Math.min(a, b) + Math.max(a, b)) > 0.3;
      const groups = rankGroups(values, differ);
      for (const [a, groupA] of groups.entries()) {
        for (const [b, groupB] of groups.entries()) {
          if (a === b || groupA === groupB) continue;
          expect(differ(a, b)).toBe(true);
          expect(groupA! < groupB!).toBe(values[a]! > values[b]!);
        }
      }
    }
  });
});
