import { describe, expect, it } from '@jest/globals';
import { passion } from '../../../src/core/metrics/passion.js';
import { mention, observed, unanswered } from './sample.js';

const scan = (...handles: (string | null)[]) =>
  observed({ mentions: handles.map((handle) => mention({ author: { handle } })) });

describe('passion', () => {
  it.each([
    ['one mention by one author', ['ann'], [0, 0, 1, 0]],
    ['many by one author', ['ann', 'ann', 'ann', 'ann'], [1, 1, 1, 1]],
    ['all by different authors', ['ann', 'bo', 'cy'], [0, 0, 3, 0]],
    ['some by nobody known', ['ann', null, 'ann', 'bo', null], [0.5, 1, 2, 2 / 3]],
    ['all by nobody known', [null, null], [null, 0, 0, null]],
    ['no mention', [], [null, 0, 0, null]],
  ])('is computed for %s', (_, handles, [value, num, den, repeatMentionShare]) => {
    expect(passion(scan(...handles))).toMatchObject({ value, num, den, repeatMentionShare });
  });

  it('has a wide interval for a single author', () => {
    const [low, high] = passion(scan('ann', 'ann')).ci95!;
    expect(low).toBeCloseTo(0.206549, 6);
    expect(high).toBe(1);
  });

  it('is null if no source answered', () => {
    expect(passion(unanswered)).toEqual({ value: null, num: null, den: null, ci95: null, repeatMentionShare: null });
  });
});
