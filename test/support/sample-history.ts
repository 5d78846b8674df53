/** Sample histories: a uniform week with ten mentions a day, except for the given members. */
import type { History } from '../../src/types.js';
import { sampleReport } from './sample-report.js';
import { DAY } from './sample-run.js';

export type Bucket = History['buckets'][number];

const BEGUN = Date.parse('2026-11-14T00:00:00.000Z');

/** @param day 0 is 14 November 2026 */
export function sampleBucket(day: number, given: Partial<Bucket> = {}): Bucket {
  return {
    start: startOf(day),
    hours: 24,
    mentions: 10,
    positive: 5,
    neutral: 2,
    negative: 3,
    partial: false,
    lowerBound: false,
    unscored: 0,
    engine: 'social@1',
    value: 10,
    low: null,
    high: null,
    mean7: 10,
    ...given,
  };
}

export const startOf = (day: number): string => new Date(BEGUN + day * DAY).toISOString();

export function sampleHistory(given: Partial<History> = {}): History {
  const { query, tool } = sampleReport();
  return {
    schema: 'socialrank.history/1',
    query,
    window: { since: startOf(0), until: startOf(7), timezone: 'UTC' },
    metric: 'mentions',
    bucket: 'day',
    buckets: Array.from({ length: 7 }, (_, day) => sampleBucket(day)),
    change: {
      current: 70,
      previous: 50,
      absolute: 20,
      ratio: 1.4,
      pValue: 0.02,
      currentHours: 168,
      previousHours: 168,
      rateRatio: 1.4,
    },
    trend: null,
    detector: {
      status: 'ok',
      alpha: 0.005,
      falseAlarmEveryDays: 200,
      baseline: 28,
      metric: 'mentions',
      missing: 0,
      expected: 10,
      spikeFrom: 22,
      dipTo: 2,
      power: 0.9,
      advice: null,
    },
    incidents: [],
    runs: [],
    tool,
    asOf: startOf(7),
    engines: [],
    breaks: [],
    confidence: 0.95,
    ...given,
  };
}

export function sampleIncident(given: Partial<History['incidents'][number]> = {}): History['incidents'][number] {
  return {
    start: startOf(2),
    end: startOf(3),
    kind: 'spike',
    observed: 60,
    expected: 10.2,
    pValue: 0.0001,
    id: 'spike-2',
    buckets: 1,
    peak: startOf(2),
    ...given,
  };
}
