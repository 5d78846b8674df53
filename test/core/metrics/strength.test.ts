import { describe, expect, it } from '@jest/globals';
import { strength } from '../../../src/core/metrics/strength.js';
import { ago, mention, observed, source, times, UNTIL, unanswered } from './sample.js';

describe('strength', () => {
  it('is null if no source answered', () => {
    expect(strength(unanswered)).toEqual({
      value: null,
      num: null,
      den: null,
      ci95: null,
      basis: 'capacity',
      hours: 24,
    });
  });

  it('is 0 over the whole capacity if sources answered with nothing', () => {
    const { value, num, den, ci95 } = strength(observed());
    expect([value, num, den]).toEqual([0, 0, 100]);
    expect(ci95![0]).toBe(0);
    expect(ci95![1]).toBeCloseTo(0.036993, 6);
  });

  it('counts the last 24 hours, up to the capacity of each source that answered', () => {
    const many = times(30, () => mention(ago(2)));
    const few = [mention(ago(23.99)), mention(ago(24)), mention(ago(24.01)), mention(ago(100)), mention()];
    const sources = [
      source({ mentions: many, capacity: 20 }),
      source({ name: 'lake', mentions: few, capacity: 50, status: 'partial' }),
      source({ name: 'feed', capacity: 0 }),
      source({ name: 'bay', status: 'failed', capacity: 1000, observedFrom: null }),
      source({ name: 'sea', status: 'skipped', capacity: 1000, observedFrom: null }),
    ];
    const found = strength(observed({ sources }));
    expect([found.value, found.num, found.den, found.hours]).toEqual([22 / 70, 22, 70, 24]);
  });

  it('uses a window shorter than a day in full and reports its hours', () => {
    const window = { since: new Date(UNTIL.getTime() - 6 * 3_600_000), until: UNTIL };
    const found = strength(observed({ window, mentions: [mention(ago(1)), mention(ago(7))] }));
    expect([found.num, found.hours]).toEqual([1, 6]);
  });

  it('is null if the sources have no capacity', () => {
    expect(strength(observed({ sources: [source({ capacity: 0 })] }))).toMatchObject({
      value: null,
      num: 0,
      den: 0,
      ci95: null,
    });
  });

  it('is null if no mention has a time', () => {
    expect(strength(observed({ mentions: [mention(), mention()] }))).toMatchObject({
      value: null,
      num: null,
      den: 100,
      ci95: null,
    });
  });
});
