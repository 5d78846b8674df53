import { describe, expect, it } from '@jest/globals';
import { netInterval } from '../../../src/core/metrics/intervals.js';
import { countedNumber, countedValue, opinionOf } from '../../../src/core/trend/counted.js';
import { AT_95 } from '../../support/confidence.js';

const opinion = { positive: 12, neutral: 5, negative: 3, unscored: 7 };
const nobody = { positive: 0, neutral: 0, negative: 0, unscored: 7 };

describe('a counted number', () => {
  it.each([
    ['mentions', 27],
    ['positive', 12],
    ['neutral', 5],
    ['negative', 3],
    ['unscored', 7],
    ['n', 20],
    ['net_sentiment', 0.45],
  ] as const)('is computed for %s', (name, value) => {
    expect(countedNumber(name, 27, opinion)).toBeCloseTo(value, 12);
  });

  it('is null if nothing was observed, judged or scored', () => {
    expect(countedNumber('mentions', null, null)).toBeNull();
    expect(countedNumber('mentions', 27, null)).toBe(27);
    expect([countedNumber('n', null, opinion), countedNumber('n', 27, null)]).toEqual([null, null]);
    expect([countedNumber('n', 7, nobody), countedNumber('net_sentiment', 7, nobody)]).toEqual([0, null]);
  });

  it('has an interval only for net sentiment', () => {
    const [low, high] = netInterval(12, 3, 20, AT_95)!;
    expect(countedValue('net_sentiment', { mentions: 27, opinion }, AT_95)).toEqual({ value: 0.45, low, high });
    expect(countedValue('positive', { mentions: 27, opinion }, AT_95)).toEqual({ value: 12, low: null, high: null });
    expect(countedValue('net_sentiment', { mentions: 7, opinion: nobody }, AT_95).low).toBeNull();
  });
});

describe('the opinion that represents a bucket', () => {
  const by = (engine: string, positive: number, unscored = 0) => ({
    ...{ engine, positive, neutral: 1, negative: 1, unscored },
  });
  const chosen = (opinions: Parameters<typeof opinionOf>[0]['opinions'], mentions = 9) =>
    opinionOf({ mentions, opinions }, ['newest', 'older']);

  it('is that of the engine that judged most, including unscored, or the newest of equals', () => {
    expect(chosen([by('older', 5), by('newest', 4)])?.engine).toBe('older');
    expect(chosen([by('older', 5), by('newest', 4, 1)])?.engine).toBe('newest');
    expect(chosen([by('older', 4, 2), by('newest', 5)])?.engine).toBe('older');
  });

  it('ignores engines that no run names', () => {
    expect(chosen([by('gone', 50), by('older', 1)])?.engine).toBe('older');
  });

  it('is all zeros without an engine if there is nothing to judge, and null if nothing was judged', () => {
    expect(chosen([], 0)).toEqual({ positive: 0, neutral: 0, negative: 0, unscored: 0, engine: null });
    expect(chosen([])).toBeNull();
  });
});
