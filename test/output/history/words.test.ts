import { describe, expect, it } from '@jest/globals';
import {
  breakWords,
  bucketWords,
  changeWords,
  detectorWords,
  incidentWords,
  metricWords,
  seenWords,
  trendWords,
  valueWords,
} from '../../../src/output/history/words.js';
import { UNICODE_SIGNS as SIGNS } from '../../../src/output/words/signs.js';
import type { History } from '../../../src/types.js';
import { sampleBucket, sampleHistory, sampleIncident, startOf } from '../../support/sample-history.js';

describe('metrics, values and buckets', () => {
  it.each<[string, History['bucket'], string]>([
    ['mentions', 'day', 'mentions a day'],
    ['mentions', 'hour', 'mentions an hour'],
    ['n', 'week', 'scored mentions a week'],
    ['net_sentiment_low', 'day', 'net sentiment low'],
  ])('%s by %s: %s', (metric, bucket, words) => {
    expect(metricWords({ metric, bucket })).toBe(words);
  });

  it.each<[string, number | null, string]>([
    ['mentions', 1234, '1,234'],
    ['mentions', 12.34, '12.3'],
    ['net_sentiment', 0.26, '+26 %'],
    ['strength', 0.26, '26 %'],
    ['social_rank', 41.52, '41.5'],
    ['mentions', null, '—'],
  ])('%s of %p: %s', (metric, value, words) => {
    expect(valueWords(metric, value, SIGNS)).toBe(words);
  });

  it('are labelled by time for hours, and by date for days and weeks', () => {
    const { window } = sampleHistory();
    expect(bucketWords('2026-11-14T05:00:00.000Z', { bucket: 'hour', window })).toBe('2026-11-14 05:00');
    expect(bucketWords('2026-11-14T00:00:00.000Z', { bucket: 'week', window })).toBe('2026-11-14');
  });
});

describe('seenWords', () => {
  it('returns nothing if everything was observed', () => {
    expect(seenWords(sampleHistory())).toEqual([]);
  });

  it('uses the singular and the plural', () => {
    const buckets = [
      sampleBucket(0, { mentions: null }),
      sampleBucket(1, { partial: true }),
      sampleBucket(2, { lowerBound: true }),
    ];
    expect(seenWords(sampleHistory({ buckets }))).toEqual([
      '1 of 3 days not observed: no run looked at it',
      '1 of 3 days partly observed',
      '1 of 3 days a lower bound: a source that was asked did not see all of it',
    ]);
    expect(seenWords(sampleHistory({ buckets: [...buckets, ...buckets] }))).toEqual([
      '2 of 6 days not observed: no run looked at them',
      '2 of 6 days partly observed',
      '2 of 6 days a lower bound: a source that was asked did not see all of them',
    ]);
  });
});

describe('changeWords', () => {
  const { change } = sampleHistory();
  const words = (given: Partial<History['change']>, metric = 'mentions'): string =>
    changeWords(sampleHistory({ metric, change: { ...change, ...given } }), SIGNS);

  it.each<[string, Partial<History['change']>, string]>([
    ['growth', {}, '70 in this window, 50 in the 7 days before: +40 %, more than chance (p 0.02)'],
    [
      'less',
      { current: 40, absolute: -10, ratio: 0.8, pValue: 0.31 },
      '40 in this window, 50 in the 7 days before: −20 %, may be chance (p 0.31)',
    ],
    [
      'hardly chance',
      { pValue: 0.0004 },
      '70 in this window, 50 in the 7 days before: +40 %, hardly chance (p < 0.001)',
    ],
    [
      'the rate, where not as much was observed',
      { currentHours: 84, rateRatio: 2.8 },
      '70 in this window, 50 in the 7 days before: +180 % an observed hour, more than chance (p 0.02)',
    ],
    [
      'no rate where about as much was',
      { currentHours: 160, rateRatio: 2.8, pValue: null },
      '70 in this window, 50 in the 7 days before: +40 %',
    ],
    [
      'what is new',
      { previous: 0, ratio: 'new' },
      '70 in this window, 0 in the 7 days before: new, more than chance (p 0.02)',
    ],
    [
      'nothing in either',
      { current: 0, previous: 0, absolute: 0, ratio: null, pValue: null },
      '0 in this window, 0 in the 7 days before: none in either',
    ],
    ['a window that nobody saw', { current: null }, 'There is no data for this window'],
    [
      'one before that nobody saw',
      { previous: null, previousHours: 0 },
      '70 in this window; the 7 days before were not observed',
    ],
    [
      'one before of another engine',
      { previous: null, previousHours: 168 },
      '70 in this window; the 7 days before were judged by another engine',
    ],
  ])('describes %s', (_, given, said) => {
    expect(words(given)).toBe(said);
  });

  it('describes shares in percentage points', () => {
    const given = { current: 0.26, previous: 0.3, absolute: -0.04, ratio: null, pValue: 0.2 };
    expect(words(given, 'reach')).toBe(
      'on average 26 % in this window, 30 % in the 7 days before: −4 points, may be chance (p 0.2)',
    );
    expect(words({ ...given, absolute: 0.0123 }, 'net_sentiment')).toBe(
      '+26 % in this window, +30 % in the 7 days before: +1.2 points, may be chance (p 0.2)',
    );
  });

  it('describes other metrics as a difference of their averages', () => {
    expect(words({ current: 41.5, previous: 40, absolute: 1.5, pValue: null }, 'social_rank')).toBe(
      'on average 41.5 in this window, 40 in the 7 days before: +1.5',
    );
  });
});

describe('a trend', () => {
  const words = (trend: History['trend'], metric = 'mentions'): string => trendWords(sampleHistory({ trend, metric }));

  it.each<[number, string]>([
    [1.25, 'rises by 1.3 a day over 9 whole days, more than chance (p 0.01)'],
    [-1.25, 'falls by 1.3 a day over 9 whole days, more than chance (p 0.01)'],
    [0, 'is level over 9 whole days'],
  ])('with a slope of %p is put into words', (slope, said) => {
    expect(words({ slope, pValue: 0.01, buckets: 9 })).toBe(said);
  });

  it('of shares is in percentage points', () => {
    expect(words({ slope: 0.02, pValue: 0.049, buckets: 9 }, 'passion')).toBe(
      'rises by 2 points a day over 9 days, more than chance (p 0.05)',
    );
    expect(words({ slope: 0.02, pValue: 0.5, buckets: 9 }, 'net_sentiment')).toContain('2 points a day');
  });

  it('requires eight buckets', () => {
    expect(words(null)).toBe('no trend yet: that takes 8 whole days');
    expect(words(null, 'net_sentiment')).toBe('no trend yet: that takes 8 whole days');
    expect(words(null, 'social_rank')).toBe('no trend yet: that takes 8 days');
  });
});

describe('incidents', () => {
  const { detector } = sampleHistory();
  const told = (given: Partial<History['detector']>, bucket: History['bucket'] = 'day') =>
    detectorWords(sampleHistory({ bucket, detector: { ...detector, ...given } }));

  it('are explained by the thresholds of the detector', () => {
    expect(told({})).toEqual([
      'A spike is 22 mentions or more in a day like the newest (10 expected), a dip at most 2',
      'Expect one false alarm of each kind in 200 days',
    ]);
    expect(told({ dipTo: 0, metric: 'n' }, 'hour')[0]).toBe(
      'A spike is 22 scored mentions or more in an hour like the newest (10 expected), silence is reported',
    );
    expect(told({ metric: 'negative' })[0]).toContain('A spike is 22 negative mentions or more in a day');
    expect(told({ dipTo: null })[0]).toMatch(/, no count is low enough to be a dip$/);
  });

  it('are not detected while the detector is warming up', () => {
    expect(told({ status: 'warming_up', missing: 1 })).toEqual([
      'Spikes, dips and silence: warming up, 1 more whole day needed',
    ]);
    expect(told({ status: 'warming_up', missing: 3 })[0]).toContain('3 more whole days needed');
  });

  it('of a quiet brand need longer buckets, which are suggested', () => {
    expect(told({ advice: 'week', power: 0.214 })[2]).toBe(
      'At this volume, 21 of 100 spikes of three times the usual are detected: --bucket week detects more',
    );
  });

  it('are described by their time, size and significance', () => {
    const history = sampleHistory();
    expect(incidentWords(sampleIncident(), history)).toBe(
      'spike 2026-11-16: 60, 10.2 expected, hardly chance (p < 0.001)',
    );
    expect(incidentWords(sampleIncident({ kind: 'dip', buckets: 3, peak: startOf(4), pValue: 0.004 }), history)).toBe(
      'dip 2026-11-16 for 3 days, most on 2026-11-18: 60, 10.2 expected, more than chance (p 0.004)',
    );
  });

  it('name what they count if the series shows something else', () => {
    const told = (metric: string, counted: string) =>
      incidentWords(sampleIncident(), sampleHistory({ metric, detector: { ...detector, metric: counted } }));
    expect(told('net_sentiment', 'mentions')).toContain(': 60 mentions, 10.2 expected,');
    expect(told('social_rank', 'n')).toContain(': 60 scored mentions, 10.2 expected,');
    expect(told('negative', 'negative')).toContain(': 60, 10.2 expected,');
  });

  it.each<[History['breaks'][number]['kind'], string]>([
    ['engine', 'sentiment before and after is measured differently'],
    ['expression', 'the query has changed since'],
    ['formula', 'the rank before and after is measured differently'],
    ['limit', 'strength before and after is measured differently'],
  ])('a break of the %s states what cannot be compared', (kind, said) => {
    expect(breakWords({ at: startOf(1), kind, from: 'one', to: 'two' }, sampleHistory())).toBe(
      `2026-11-15 00:00 ${kind} one became two: ${said}`,
    );
  });
});
