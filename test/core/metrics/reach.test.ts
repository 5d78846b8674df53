import { describe, expect, it } from '@jest/globals';
import { reach, reachInterval } from '../../../src/core/metrics/reach.js';
import { AT_95 } from '../../support/confidence.js';
import fc from '../../support/property.js';
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
  ])('is computed for %s', (_, handles, [value, num, den]) => {
    expect(reach(scan(...handles))).toMatchObject({ value, num, den });
  });

  it('is null if no source answered', () => {
    expect(reach(unanswered)).toEqual({ value: null, num: null, den: null, ci95: null });
  });
});

describe('reachInterval', () => {
  it.each([
    ['nobody', []],
    ['one author', [4]],
    ['authors who say equally much', [2, 2, 2]],
  ])('is null for %s', (_, counts) => expect(reachInterval(counts, AT_95)).toBeNull());

  it('is deterministic, does not depend on the order, and contains the value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 80 }), (counts) => {
        const interval = reachInterval(counts, AT_95);
        expect(reachInterval([...counts].reverse(), AT_95)).toEqual(interval);
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

  it.each([
    ['most say one thing', (author: number) => (author % 10 === 0 ? 1 + (author % 37) : 1)],
    ['one says a fifth of all', (author: number) => (author === 0 ? 600 : 1 + (author % 7 === 0 ? 2 : 0))],
    ['few say most', (author: number) => Math.max(1, Math.floor(300 / (author + 1) ** 0.8))],
  ])('hardly changes at the size from which authors are drawn together: %s', (_, count) => {
    const each = reachInterval(times(2000, count), AT_95)!;
    const together = reachInterval(times(2001, count), AT_95)!;
    expect(Math.abs(each[0] - together[0])).toBeLessThan(0.01);
    expect(Math.abs(each[1] - together[1])).toBeLessThan(0.01);
  });
});
