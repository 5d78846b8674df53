import { describe, expect, it } from '@jest/globals';
import { gaps } from '../../../src/core/metrics/gaps.js';

const MINUTE = 60_000;
const of = (...minutes: number[]) => gaps(Float64Array.from(minutes, (minute) => minute * MINUTE));

describe('gaps', () => {
  it.each([
    ['no mention', [], [null, null, null, null]],
    ['times that are not known', [Number.NaN, Number.NaN], [null, null, null, null]],
    ['one mention', [5], ['1970-01-01T00:05:00.000Z', '1970-01-01T00:05:00.000Z', null, null]],
    ['identical times', [5, 5, 5], ['1970-01-01T00:05:00.000Z', '1970-01-01T00:05:00.000Z', 0, 0]],
    ['any order', [9, 0, 3], ['1970-01-01T00:00:00.000Z', '1970-01-01T00:09:00.000Z', 4.5, 4.5]],
    [
      'one long silence',
      [0, 1, 3, 100, Number.NaN],
      ['1970-01-01T00:00:00.000Z', '1970-01-01T01:40:00.000Z', 100 / 3, 2],
    ],
  ])('reports first, last, mean and median for %s', (_, minutes, [first, last, mean, median]) => {
    expect(of(...minutes)).toEqual({
      firstMention: first,
      lastMention: last,
      meanMinutesBetweenMentions: mean,
      medianMinutesBetweenMentions: median,
    });
  });
});
