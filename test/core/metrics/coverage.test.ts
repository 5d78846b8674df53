import { describe, expect, it } from '@jest/globals';
import { coverage } from '../../../src/core/metrics/coverage.js';
import { ago, felt, mention, observed, SINCE, source, UNTIL, unanswered } from './sample.js';

const half = new Date((SINCE.getTime() + UNTIL.getTime()) / 2);

describe('coverage', () => {
  it('is the share of mentions for which each attribute is known', () => {
    const found = coverage(
      observed({
        mentions: [
          mention({ author: { handle: 'ann' }, language: 'en', ...ago(3), ...felt('neutral') }),
          mention({ author: { handle: '[deleted]' }, language: 'de', ...ago(4) }),
          mention({ language: 'en', publishedAt: 'last week' }),
          mention(),
        ],
      }),
    );
    expect(found).toEqual({ time: 1, author: 0.25, timestamp: 0.5, sentiment: 0.25, language: 0.75 });
  });

  it.each([
    ['all', [source(), source()], 1],
    ['one from the middle on', [source(), source({ truncated: true, observedFrom: half })], 0.75],
    ['one that failed', [source(), source({ status: 'failed', observedFrom: null })], 0.5],
    ['one that was never asked', [source(), source({ status: 'skipped', observedFrom: null })], 1],
    ['one cut short in another order', [source(), source({ truncated: true, observedFrom: null })], 1],
    ['only one cut short in another order', [source({ truncated: true, observedFrom: null })], null],
    ['one from before the window', [source({ observedFrom: new Date(0) })], 1],
    ['one from after the window', [source({ observedFrom: new Date(UNTIL.getTime() + 1) })], 0],
  ])('computes the share of the window that was observed: %s', (_, sources, time) => {
    expect(coverage(observed({ sources })).time).toBe(time);
  });

  it('is null without mentions, without a window or without an answer', () => {
    expect(coverage(observed())).toEqual({ time: 1, author: null, timestamp: null, sentiment: null, language: null });
    expect(coverage(observed({ window: { since: UNTIL, until: UNTIL } })).time).toBeNull();
    expect(new Set(Object.values(coverage(unanswered)))).toEqual(new Set([null]));
  });
});
