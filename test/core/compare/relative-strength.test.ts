import { describe, expect, it } from '@jest/globals';
import { relativeStrengths } from '../../../src/core/compare/relative-strength.js';
import { AT_95 } from '../../support/confidence.js';
import { sampleMention } from '../../support/sample-mention.js';

const RUN = {
  window: { since: '2026-11-14T12:00:00.000Z', until: '2026-11-21T12:00:00.000Z', timezone: 'UTC' },
  asOf: '2026-11-21T12:00:00.000Z',
};

const at = (...times: readonly (string | null)[]) => times.map((publishedAt) => sampleMention({ publishedAt }));
const said = (count: number) => at(...Array<string>(count).fill('2026-11-21T09:00:00.000Z'));
const strengths = (brands: Parameters<typeof relativeStrengths>[0], run: Partial<typeof RUN> = {}) =>
  relativeStrengths(brands, { ...RUN, ...run }, AT_95);

describe('relativeStrengths', () => {
  it('includes the first instant of the last day and excludes its end', () => {
    const edges = at('2026-11-20T11:59:59.999Z', '2026-11-20T12:00:00.000Z', '2026-11-21T11:59:59.999Z', RUN.asOf);
    const [first, second] = strengths([edges, said(4)]);
    expect([first!.num, first!.den, first!.value, first!.hours]).toEqual([2, 4, 0.5, 24]);
    expect([second!.value, second!.ci95]).toEqual([1, null]);
    // Computed in another language, from the Wilson interval of 2 in 6.
    expect(first!.ci95![0]).toBeCloseTo(0.107139, 5);
    expect(first!.ci95![1]).toBeCloseTo(2.333408, 5);
  });

  it('returns an interval for a brand without mentions', () => {
    const [none] = strengths([[], said(4)]);
    expect([none!.value, none!.num, none!.ci95![0]]).toEqual([0, 0, 0]);
    expect(none!.ci95![1]).toBeCloseTo(0.960365, 5);
  });

  it('returns null for a brand if the times of all its mentions are unknown', () => {
    const [unknown, known, half] = strengths([at(null, null), said(2), at(null, '2026-11-21T09:00:00.000Z')]);
    expect(unknown).toMatchObject({ value: null, num: null, den: 2, ci95: null });
    expect([known!.value, half!.value]).toEqual([1, 0.5]);
  });

  it('returns null for all brands if none was mentioned on that day', () => {
    for (const one of strengths([at('2026-11-15T12:00:00.000Z'), []]))
      expect(one).toMatchObject({ value: null, num: 0, den: 0, ci95: null });
  });

  it('uses a window shorter than a day as a whole, and returns null for one that has not begun', () => {
    const day = { since: '2026-11-21T06:00:00.000Z', until: RUN.asOf, timezone: 'UTC' };
    expect(strengths([said(1)], { window: day })[0]).toMatchObject({ value: 1, hours: 6 });
    const tomorrow = { since: '2026-11-22T00:00:00.000Z', until: '2026-11-23T00:00:00.000Z', timezone: 'UTC' };
    expect(strengths([said(1)], { window: tomorrow })[0]).toMatchObject({ value: null, hours: 0 });
  });

  it('uses the first of two leading brands as the reference', () => {
    const [first, second] = strengths([said(3), said(3)]);
    expect([first!.ci95, second!.value]).toEqual([null, 1]);
    expect(second!.ci95![0]).toBeLessThan(1);
    expect(second!.ci95![1]).toBeGreaterThan(1);
  });
});
