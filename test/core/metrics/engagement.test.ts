import { describe, expect, it } from '@jest/globals';
import { engagementTotals, interactions } from '../../../src/core/metrics/engagement.js';
import { mention, observed, unanswered } from './sample.js';

describe('engagementTotals', () => {
  it('sums known numbers, and is null for those that no mention states', () => {
    const found = engagementTotals(
      observed({
        mentions: [
          mention({ engagement: { likes: 3, replies: 0 } }),
          mention({ engagement: { likes: 4, views: Number.NaN } }),
          mention(),
          mention({ engagement: { likes: -1, quotes: 9, score: 9 } }),
        ],
        reposts: 6,
      }),
    );
    expect(found).toEqual({ likes: 7, reposts: null, replies: 0, views: null, virality: 1.5 });
  });

  it('has no virality without original mentions, and is null if no source answered', () => {
    const nothing = { likes: null, reposts: null, replies: null, views: null, virality: null };
    expect(engagementTotals(observed({ reposts: 3 }))).toEqual(nothing);
    expect(engagementTotals(unanswered)).toEqual(nothing);
  });
});

describe('interactions', () => {
  it('sum likes, reposts, replies and quotes, but neither views nor scores', () => {
    const engagement = { likes: 1, reposts: 2, replies: 4, quotes: 8, views: 16, score: 32 };
    expect(interactions(engagement)).toBe(15);
    expect(interactions({ ...engagement, likes: null, replies: Number.POSITIVE_INFINITY })).toBe(10);
  });
});
