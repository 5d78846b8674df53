import { describe, expect, it } from '@jest/globals';
import { differenceOf, dispersion, type Group } from '../../../src/core/trend/dispersion.js';

const groupOf = (counts: readonly number[]): Group => ({
  size: counts.length,
  sum: counts.reduce((sum, count) => sum + count, 0),
  squares: counts.reduce((sum, count) => sum + count * count, 0),
});
/** Pearson's statistic, by its definition. */
const pearson = (counts: readonly number[]): number => {
  const mean = groupOf(counts).sum / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
};

const GROUPS = [
  [6, 8, 4, 5, 3, 4],
  [8, 12, 9, 11, 6, 8],
  [13, 9, 11, 8, 7, 12],
] as const;

describe('dispersion', () => {
  it("is Pearson's statistic within groups over its degrees of freedom", () => {
    const statistic = GROUPS.reduce((sum, counts) => sum + pearson(counts), 0);
    const { ratio, degrees } = dispersion(GROUPS.map(groupOf));
    expect(degrees).toBe(15);
    expect(ratio).toBeCloseTo(statistic / 15, 12);
  });

  it('ignores groups of one count or of only zeros; two counts are enough', () => {
    const silent = [groupOf([40]), groupOf([0, 0, 0])];
    expect(dispersion([...silent, groupOf([3, 5])])).toEqual({ ratio: 0.5, degrees: 1 });
    expect(dispersion([groupOf([0, 1])])).toEqual({ ratio: 1, degrees: 1 });
    expect(dispersion(silent)).toEqual({ ratio: Number.NaN, degrees: 0 });
  });

  it('between groups is compared with that within them by an F statistic', () => {
    const within = GROUPS.reduce((sum, counts) => sum + pearson(counts), 0);
    const between = (pearson(GROUPS.flat()) - within) / 2;
    expect(differenceOf(GROUPS.map(groupOf))).toBeCloseTo(between / (within / 15), 12);
  });

  it('between groups is 0 if undefined', () => {
    expect(differenceOf([groupOf([4, 4]), groupOf([4, 4])])).toBe(0);
    expect(differenceOf([groupOf([4])])).toBe(0);
  });
});
