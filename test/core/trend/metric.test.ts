/** Which numbers have a series. */
import { describe, expect, it } from '@jest/globals';
import { SUMMARY_TEXTS } from '../../../src/core/report/summary-numbers.js';
import { metricNamed } from '../../../src/core/trend/metric.js';
import { SUMMARY } from '../../../src/output/views/columns.js';

const numbers = SUMMARY.map(({ name }) => name).filter((name) => !SUMMARY_TEXTS.includes(name));

describe('metricNamed', () => {
  it.each(numbers)('accepts %s', (name) => {
    expect(metricNamed(name).name).toBe(name);
  });

  it.each(SUMMARY_TEXTS)('rejects %s, which is not a number', (name) => {
    expect(() => metricNamed(name)).toThrow(`there is no series of "${name}"`);
  });

  it.each([
    ['net', 'net_sentiment', true],
    ['Rank', 'social_rank', true],
    ['sentiment-ratio', 'sentiment_ratio', true],
    ['n', 'n', true],
    ['velocity', 'velocity_per_hour', false],
    ['mentions', 'mentions', false],
    ['reach', 'reach', false],
  ])('resolves %s to %s; judged by an engine: %s', (typed, name, isJudged) => {
    expect(metricNamed(typed)).toMatchObject({ name, isJudged });
  });
});
