import { describe, expect, it } from '@jest/globals';
import { coverageOf } from '../../../src/core/trend/coverage.js';
import { sumOf } from '../../../src/core/trend/window-sum.js';
import type { Tally } from '../../../src/store/store.js';

const HOUR = 3_600_000;
const saw = (from: number | null, until: number, status: 'ok' | 'failed' = 'ok') => ({
  ...{ run: 'none', source: 'pond', status, truncated: false, from, until },
});
const coverage = coverageOf([saw(0, HOUR), saw(2 * HOUR, 4 * HOUR)], [], HOUR);
const counted = (hour: number, mentions: number): Tally => ({
  start: hour * HOUR,
  engine: null,
  label: null,
  mentions,
});
const judged = (hour: number, engine: string, label: Tally['label'], mentions: number): Tally => ({
  ...{ start: hour * HOUR, engine, label, mentions },
});
const summed = (tallies: readonly Tally[], from = 0, until = 4 * HOUR) =>
  sumOf(tallies, { coverage, stretch: { from, until }, engine: 'social@1' });

describe('the sum over a window', () => {
  it('includes only counts within it from observed hours', () => {
    const tallies = [counted(0, 1), counted(1, 10), counted(2, 100), counted(4, 1000)];
    expect(summed(tallies)).toMatchObject({ mentions: 101, hours: 3 });
    expect(summed(tallies, 2 * HOUR)).toMatchObject({ mentions: 100, hours: 2 });
    expect(summed(tallies, HOUR, 2 * HOUR)).toMatchObject({ mentions: 0, hours: 0 });
  });

  it('has the labels of the requested engine', () => {
    const tallies = [
      counted(0, 9),
      judged(0, 'social@1', 'positive', 3),
      judged(2, 'social@1', 'negative', 2),
      judged(3, 'social@1', null, 1),
      judged(0, 'afinn@1', 'neutral', 9),
    ];
    expect(summed(tallies).opinion).toEqual({ positive: 3, neutral: 0, negative: 2, unscored: 1 });
  });

  it('has no opinion if only another engine judged, and zeros if there is nothing to judge', () => {
    expect(summed([counted(0, 1), judged(0, 'afinn@1', 'neutral', 1)]).opinion).toBeNull();
    expect(summed([]).opinion).toEqual({ positive: 0, neutral: 0, negative: 0, unscored: 0 });
    expect(summed([counted(0, 1), judged(0, 'social@1', null, 1)]).opinion).not.toBeNull();
  });
});

describe('observed time', () => {
  const hours = (observations: Parameters<typeof coverageOf>[0]) =>
    coverageOf(observations, [], HOUR).observed({ from: 0, until: 9 * HOUR }) / HOUR;

  it('is what a source answered for, not what failed or was skipped', () => {
    expect(hours([saw(0, HOUR)])).toBe(1);
    expect(hours([saw(0, HOUR, 'failed')])).toBe(0);
    expect(hours([saw(null, HOUR)])).toBe(0);
    expect(hours([{ ...saw(0, HOUR), status: 'skipped' }])).toBe(0);
  });
});
