import { describe, expect, it } from '@jest/globals';
import { volume } from '../../../src/core/metrics/volume.js';
import { ago, mention, observed, source, unanswered } from './sample.js';

describe('volume', () => {
  it('is null if all sources failed, without buckets of zeros', () => {
    expect(volume(unanswered)).toEqual({
      velocityPerHour: { value: null, ci95: null, lowerBound: true },
      firstMention: null,
      lastMention: null,
      meanMinutesBetweenMentions: null,
      medianMinutesBetweenMentions: null,
      buckets: [],
    });
  });

  it('is 0 with an upper limit if sources answered with nothing', () => {
    const { velocityPerHour, buckets, ...rest } = volume(observed());
    expect(velocityPerHour.value).toBe(0);
    expect(velocityPerHour.ci95![0]).toBe(0);
    expect(velocityPerHour.ci95![1]).toBeCloseTo(3.688879 / 168, 8);
    expect(velocityPerHour.lowerBound).toBe(false);
    expect(buckets.map(({ mentions }) => mentions)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(Object.values(rest)).toEqual([null, null, null, null]);
  });

  it('has neither velocity nor first and last mention if no mention has a time', () => {
    const found = volume(observed({ mentions: [mention(), mention()] }));
    expect(found.velocityPerHour).toEqual({ value: null, ci95: null, lowerBound: false });
    expect([found.firstMention, found.lastMention, found.meanMinutesBetweenMentions]).toEqual([null, null, null]);
    expect(found.buckets.every(({ mentions }) => mentions === 0)).toBe(true);
  });

  it('has no last mention later than the clock', () => {
    const found = volume(observed({ mentions: [mention(ago(3)), mention(ago(1)), mention(ago(-48))] }));
    expect(found).toMatchObject({ lastMention: ago(1).publishedAt, meanMinutesBetweenMentions: 120 });
    expect(volume(observed({ mentions: [mention(ago(-48))] })).lastMention).toBeNull();
  });

  it.each([
    ['all answered in full', {}, false],
    ['one was cut short', { truncated: true }, true],
    ['one is partial', { status: 'partial' as const }, true],
    ['one failed', { status: 'failed' as const, observedFrom: null }, true],
    ['one was never asked', { status: 'skipped' as const, truncated: true, observedFrom: null }, false],
  ])('reports whether velocity is a lower bound if %s', (_, changes, expected) => {
    const sources = [source({ mentions: [mention(ago(1))] }), source({ name: 'lake', ...changes })];
    expect(volume(observed({ sources })).velocityPerHour.lowerBound).toBe(expected);
  });
});
