/** Counts of days on which clocks change, made comparable with those of other days. */
import { describe, expect, it } from '@jest/globals';
import { NO_VALUE } from '../../../src/core/trend/counted.js';
import { metricNamed } from '../../../src/core/trend/metric.js';
import { trendOf } from '../../../src/core/trend/slope.js';
import { smoothed } from '../../../src/core/trend/smoothed.js';
import { scaledToUsualLength } from '../../../src/core/trend/usual-length.js';
import { dayBucket } from './simulated.js';

const HOUR = 3_600_000;

/** A thousand per hour; the eighth day has 23 hours. */
const ROWS = Array.from({ length: 9 }, (_, day) => {
  const hours = day === 7 ? 23 : 24;
  const bucket = dayBucket(day, hours * 1000);
  const { start } = bucket;
  const end = start + hours * HOUR;
  const value = { ...NO_VALUE, value: hours * 1000 };
  return { start, end, bucket: { ...bucket, end }, opinion: null, value, judge: null };
});

describe('evened', () => {
  it('keeps the mean of a constant stream constant and its slope 0', () => {
    const metric = metricNamed('mentions');
    const even = scaledToUsualLength(ROWS, metric, 24);
    expect(smoothed(even).slice(3)).toEqual(Array(6).fill(24_000));
    expect(trendOf(even, { metric, engine: undefined })).toMatchObject({ slope: 0, buckets: 9 });
  });

  it('leaves ratios and numbers reported by runs unchanged', () => {
    for (const name of ['net_sentiment', 'reach']) expect(scaledToUsualLength(ROWS, metricNamed(name), 24)).toBe(ROWS);
  });
});
