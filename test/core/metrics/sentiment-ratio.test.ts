import { describe, expect, it } from '@jest/globals';
import { ratioText, sentimentRatio } from '../../../src/core/metrics/sentiment-ratio.js';
import { felt, mention, observed, times, unanswered } from './sample.js';

describe('ratioText', () => {
  it.each([
    [0, 0, '0:0'],
    [7, 0, '7:0'],
    [0, 3, '0:3'],
    [12, 1, '12:1'],
    [25, 2, '13:1'],
    [53, 10, '5.3:1'],
    [2, 1, '2:1'],
    [7, 20, '0.4:1'],
    [999, 100, '10:1'],
    [99, 10, '9.9:1'],
    [1, 10, '0.1:1'],
    [34, 1000, '0.034:1'],
    [1, 20, '0.05:1'],
    [996, 10_000, '0.1:1'],
    [1, 3_000_000, '0.00000033:1'],
    [1_000_000, 1, '1000000:1'],
  ])('of %i to %i is %s', (positive, negative, text) => expect(ratioText(positive, negative)).toBe(text));
});

describe('sentimentRatio', () => {
  const scan = (positive: number, neutral: number, negative: number, unscored = 0) =>
    observed({
      mentions: [
        ...times(positive, () => mention(felt('positive', 0.5))),
        ...times(neutral, () => mention(felt('neutral', 0))),
        ...times(negative, () => mention(felt('negative', -0.5))),
        ...times(unscored, () => mention()),
      ],
    });

  it('counts each label and does not count unscored mentions as neutral', () => {
    expect(sentimentRatio(scan(6, 3, 2, 4))).toMatchObject({
      positive: 6,
      neutral: 3,
      negative: 2,
      unscored: 4,
      ratio: 3,
      ratioText: '3:1',
    });
  });

  it('has no ratio without negatives, but still a text', () => {
    expect(sentimentRatio(scan(7, 1, 0))).toMatchObject({ ratio: null, ratioText: '7:0' });
    expect(sentimentRatio(scan(0, 10, 0))).toMatchObject({ ratio: null, ratioText: '0:0' });
    expect(sentimentRatio(scan(0, 0, 4))).toMatchObject({ ratio: 0, ratioText: '0:4' });
  });

  it('has finite log odds even if one side is empty', () => {
    const { value, ci95 } = sentimentRatio(scan(7, 1, 0)).logOdds;
    expect(value).toBeCloseTo(Math.log(15), 12);
    expect(ci95![0]).toBeCloseTo(Math.log(15) - 1.959964 * Math.sqrt(1 / 7.5 + 2), 6);
    expect(ci95![1]).toBeCloseTo(Math.log(15) + 1.959964 * Math.sqrt(1 / 7.5 + 2), 6);
    expect(sentimentRatio(scan(0, 2, 0)).logOdds.value).toBe(0);
    expect(sentimentRatio(scan(0, 0, 0, 5)).logOdds).toEqual({ value: null, ci95: null });
  });

  it('is null if no source answered', () => {
    expect(sentimentRatio(unanswered)).toEqual({
      positive: null,
      neutral: null,
      negative: null,
      unscored: null,
      ratio: null,
      ratioText: null,
      logOdds: { value: null, ci95: null },
    });
  });
});
