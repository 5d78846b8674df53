import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reach, reachInterval } from '../../../src/core/metrics/reach.js';
import { mention, observed, times, unanswered } from './sample.js';

const scan = (...handles: (string | null)[]) =>
  observed({ mentions: handles.map((handle) => mention({ author: { handle } })) });

describe('reach', () => {
  it.each([
    ['one mention by one author', ['ann'], [1, 1, 1]],
    ['many by one author', ['ann', 'ann', 'ann', 'ann'], [0.25, 1, 4]],
    ['all by different authors', ['ann', 'bo', 'cy'], [1, 3, 3]],
    ['some by nobody known', ['ann', null, 'ann', 'bo', null], [2 / 3, 2, 3]],
    ['all by nobody known', [null, null], [null, 0, 0]],
    ['no mention', [], [null, 0, 0]],
  ])('of %s', (_, handles, [value, num, den]) => {
    expect(reach(scan(...handles))).toMatchObject({ value, num, den });
  });

  it('is null where no source answered', () => {
    expect(reach(unanswered)).toEqual({ value: null, num: null, den: null, ci95: null });
  });
});

describe('reachInterval', () => {
  it.each([
    ['nobody', []],
    ['one author', [4]],
    ['authors who say equally much', [2, 2, 2]],
  ])('does not exist for %s', (_, counts) => expect(reachInterval(counts)).toBeNull());

  it('is the same in every run and in every order, and contains the value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 80 }), (counts) => {
        const interval = reachInterval(counts);
        expect(reachInterval([...counts].reverse())).toEqual(interval);
        if (interval === null) return expect(new Set(counts).size).toBe(1);
        const value = counts.length / counts.reduce((a, b) => a + b);
        expect(interval[0]).toBeGreaterThan(0);
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThanOrEqual(value);
        expect(interval[1]).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('goes on smoothly where the draws give way to their limit', () => {
    const counts = (authors: number) => times(authors, (author) => (author % 10 === 0 ? 1 + (author % 37) : 1));
    const drawn = reachInterval(counts(5000))!;
    const limit = reachInterval(counts(5001))!;
    expect(Math.abs(drawn[0] - limit[0])).toBeLessThan(0.001);
    expect(Math.abs(drawn[1] - limit[1])).toBeLessThan(0.001);
  });
});
