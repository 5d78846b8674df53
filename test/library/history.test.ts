/** Series with results that an analyst would compute by hand, with unobserved days and clock changes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { trendEvents } from '../../src/core/trend/events.js';
import { type HistoryOptions, history, latestBuckets } from '../../src/library/history.js';
import { typedQuery } from '../../src/library/typed-query.js';
import type { History } from '../../src/types.js';
import { dailyRuns, ENGINE, type MadeMention, type MadeRun, memoryStore, mentionsAt } from '../support/memory-store.js';

const isValid = (() => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  formats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync('schema/history.json', 'utf8')) as object);
})();

async function seriesOf(
  runs: readonly MadeRun[],
  mentions: readonly MadeMention[],
  options: Omit<HistoryOptions, 'now' | 'since' | 'until'> & { now: string; since?: string; until?: string },
): Promise<History> {
  const { now, since, until, ...rest } = options;
  const found = await history(memoryStore(runs, mentions), await typedQuery('Acme Coffee'), {
    ...rest,
    now: new Date(now),
    ...(since === undefined ? {} : { since: new Date(since) }),
    ...(until === undefined ? {} : { until: new Date(until) }),
  });
  isValid(JSON.parse(JSON.stringify(found)));
  expect(isValid.errors ?? []).toEqual([]);
  return found!;
}

const counts = ({ buckets }: History) => buckets.map(({ mentions }) => mentions);

describe('a day', () => {
  const runs: readonly MadeRun[] = [
    { since: '2026-11-01T00:00Z', asOf: '2026-11-03T00:00Z' },
    { since: '2026-11-04T00:00Z', asOf: '2026-11-05T12:00Z' },
  ];
  const mentions = [...mentionsAt('2026-11-01T10:00Z', 4), ...mentionsAt('2026-11-05T01:00Z', 2)];
  const asked = { now: '2026-11-06T12:00Z', since: '2026-11-01T00:00Z' };

  it('is null if no run observed it, and 0 if a run observed it but found nothing', async () => {
    expect(counts(await seriesOf(runs, mentions, asked))).toEqual([4, 0, null, 0, 2, null]);
  });

  it('is partial if it has been observed only up to now', async () => {
    const { buckets } = await seriesOf(runs, mentions, { ...asked, now: '2026-11-05T12:00Z' });
    expect(buckets.map(({ partial }) => partial)).toEqual([false, false, false, false, true]);
  });

  it('counts as completely observed despite gaps of a few seconds between runs', async () => {
    const late: readonly MadeRun[] = [
      { since: '2026-11-01T00:00:00Z', asOf: '2026-11-01T06:00:02Z' },
      { since: '2026-11-01T06:00:09Z', asOf: '2026-11-02T06:00:00Z' },
    ];
    const { buckets } = await seriesOf(late, [], { now: '2026-11-02T12:00Z', since: '2026-11-01T00:00Z' });
    expect(buckets[0]).toMatchObject({ mentions: 0, partial: false });
  });

  it('is null if the only run that covers it failed', async () => {
    const failed: readonly MadeRun[] = [
      { since: '2026-11-01T00:00Z', asOf: '2026-11-02T00:00Z', status: 'failed', sources: { x: { status: 'failed' } } },
      { since: '2026-11-02T00:00Z', asOf: '2026-11-03T00:00Z', sources: { x: {} } },
    ];
    expect(counts(await seriesOf(failed, [], { now: '2026-11-03T00:00Z', since: '2026-11-01T00:00Z' }))).toEqual([
      null,
      0,
    ]);
  });

  it('is a lower bound if a source saw only a part of it, but not if a source never answers', async () => {
    const sources = { hackernews: {}, x: { from: '2026-11-01T12:00Z' }, reddit: { status: 'failed' as const } };
    const cut: readonly MadeRun[] = [{ since: '2026-11-01T00:00Z', asOf: '2026-11-03T00:00Z', sources }];
    const { buckets } = await seriesOf(cut, [], { now: '2026-11-03T00:00Z', since: '2026-11-01T00:00Z' });
    expect(buckets.map(({ lowerBound, partial }) => [lowerBound, partial])).toEqual([
      [true, false],
      [false, false],
    ]);
  });
});

describe('golden series', () => {
  /** One mention in the middle of every local hour, so that the count of a bucket equals its hours. */
  const hourly = (from: string, hours: number) =>
    Array.from({ length: hours }, (_, hour) => ({ at: Date.parse(from) + hour * 3_600_000 + 1_800_000 }));
  const run = (since: string, asOf: string): readonly MadeRun[] => [{ since, asOf }];

  it.each([
    ['in spring in the north', 'Europe/Berlin', '2026-03-27T23:00Z', '2026-03-30T22:00Z', [24, 23, 24]],
    ['in autumn in the north', 'America/New_York', '2026-10-31T04:00Z', '2026-11-03T05:00Z', [24, 25, 24]],
    ['in autumn in the south', 'Australia/Sydney', '2026-04-03T13:00Z', '2026-04-06T14:00Z', [24, 25, 24]],
    ['in spring in the south', 'America/Santiago', '2026-09-05T04:00Z', '2026-09-08T03:00Z', [24, 23, 24]],
    ['on a leap day', 'UTC', '2028-02-28T00:00Z', '2028-03-02T00:00Z', [24, 24, 24]],
    ['14 hours ahead', 'Pacific/Kiritimati', '2028-02-27T10:00Z', '2028-03-01T10:00Z', [24, 24, 24]],
    ['where a day has no midnight', 'Africa/Cairo', '2026-04-22T22:00Z', '2026-04-25T21:00Z', [24, 23, 24]],
  ])('count the hours of each local day: %s', async (_, timezone, since, until, hours) => {
    const total = hours.reduce((sum, one) => sum + one, 0);
    const found = await seriesOf(run(since, until), hourly(since, total), { now: until, since, timezone });
    expect(counts(found)).toEqual(hours);
    expect(found.buckets.map((bucket) => bucket.hours)).toEqual(hours);
    expect(found.buckets.some(({ partial }) => partial)).toBe(false);
  });

  it('mark days that were not observed, as partial weeks and as hours without a count', async () => {
    const runs = [...run('2026-11-02T00:00Z', '2026-11-04T00:00Z'), ...run('2026-11-06T00:00Z', '2026-11-16T00:00Z')];
    const mentions = hourly('2026-11-02T00:00Z', 14 * 24);
    const weeks = await seriesOf(runs, mentions, {
      now: '2026-11-16T00:00Z',
      since: '2026-11-03T00:00Z',
      bucket: 'week',
    });
    expect(weeks.buckets.map(({ start, partial }) => [start.slice(0, 10), partial])).toEqual([
      ['2026-11-02', true],
      ['2026-11-09', false],
    ]);
    const hours = await seriesOf(runs, mentions, {
      now: '2026-11-04T02:00Z',
      since: '2026-11-03T22:00Z',
      bucket: 'hour',
    });
    expect(counts(hours)).toEqual([1, 1, null, null]);
  });
});

describe('change', () => {
  const runs = dailyRuns('2026-10-01T00:00Z', 50);
  const eachDay = (from: string, days: number, count: number) =>
    Array.from({ length: days }, (_, day) =>
      mentionsAt(new Date(Date.parse(from) + day * 86_400_000 + 36_000_000).toISOString(), count),
    ).flat();

  it('compares two windows of equal length, with the exact p-value', async () => {
    const mentions = [...eachDay('2026-11-01', 7, 10), ...eachDay('2026-11-08', 7, 15)];
    const { change } = await seriesOf(runs, mentions, { now: '2026-11-15T00:00Z', since: '2026-11-08T00:00Z' });
    expect(change).toMatchObject({ current: 105, previous: 70, absolute: 35, ratio: 1.5, rateRatio: 1.5 });
    expect([change.currentHours, change.previousHours]).toEqual([168, 168]);
    expect(change.pValue).toBeCloseTo(0.009886, 3);
  });

  it('is "new" if the previous window is empty, and unknown if it was not observed', async () => {
    const asked = { now: '2026-11-15T00:00Z', since: '2026-11-08T00:00Z' };
    const fresh = await seriesOf(runs, eachDay('2026-11-08', 7, 2), asked);
    expect(fresh.change).toMatchObject({ current: 14, previous: 0, ratio: 'new' });
    const first = await seriesOf(dailyRuns('2026-11-15T00:00Z', 1), eachDay('2026-11-08', 7, 2), asked);
    expect(first.change).toMatchObject({ current: 14, previous: null, absolute: null, ratio: null, pValue: null });
  });

  it('compares rates per observed hour', async () => {
    const seen: readonly MadeRun[] = [
      { since: '2026-11-08T00:00Z', asOf: '2026-11-10T00:00Z' },
      { since: '2026-11-15T00:00Z', asOf: '2026-11-22T00:00Z' },
    ];
    const mentions = [...eachDay('2026-11-08', 2, 10), ...eachDay('2026-11-15', 7, 10)];
    const { change } = await seriesOf(seen, mentions, { now: '2026-11-22T00:00Z', since: '2026-11-15T00:00Z' });
    expect(change).toMatchObject({ current: 70, previous: 20, rateRatio: 1, pValue: 1 });
  });

  it('has no p-value if the windows of the runs overlap', async () => {
    const said = dailyRuns('2026-11-02T06:00Z', 13).map((run, day) => ({ ...run, values: { social_rank: 40 + day } }));
    const found = await seriesOf(said, [], { now: '2026-11-15T00:00Z', since: '2026-11-08T00:00Z', metric: 'rank' });
    expect(found.metric).toBe('social_rank');
    expect(found.buckets.map(({ value }) => value)).toEqual([46, 47, 48, 49, 50, 51, 52]);
    expect(found.change).toMatchObject({ current: 49, previous: 42.5, absolute: 6.5, pValue: null });
  });
});

describe('metrics recorded by runs', () => {
  const runs = dailyRuns('2026-11-01T06:00Z', 3).map((run, day) => ({
    ...run,
    values: { reach: 10 + day },
    confidence: [0.95, 0.9, 0.95][day]!,
  }));
  const ends = async (confidence?: number) => {
    const asked = { now: '2026-11-04T00:00Z', since: '2026-11-01T00:00Z', metric: 'reach' };
    const found = await seriesOf(runs, [], { ...asked, ...(confidence === undefined ? {} : { confidence }) });
    return [found.confidence, ...found.buckets.map(({ value, low, high }) => [value, low, high])];
  };

  it('include a run at the exact time of now, but not one at the exclusive end of the window', async () => {
    const asked = { now: '2026-11-03T06:00Z', since: '2026-11-01T00:00Z', metric: 'reach' };
    const found = await seriesOf(runs, [], asked);
    expect(found.runs).toHaveLength(3);
    expect(found.buckets.map(({ value }) => value)).toEqual([10, 11, 12]);
    const { buckets } = await seriesOf(runs, [], { ...asked, now: '2026-11-04T00:00Z', until: '2026-11-03T06:00Z' });
    expect(buckets.map(({ value }) => value)).toEqual([10, 11, null]);
  });

  it('have an interval only where a run recorded one at the requested confidence level', async () => {
    expect(await ends()).toEqual([0.95, [10, 9, 11], [11, null, null], [12, 11, 13]]);
    expect(await ends(0.9)).toEqual([0.9, [10, null, null], [11, 10, 12], [12, null, null]]);
  });

  it('are rejected at an invalid confidence level', async () => {
    await expect(ends(1)).rejects.toThrow('confidence must be a number from 0.5 to 0.999');
  });
});

describe('trend and detector', () => {
  const runs = dailyRuns('2026-10-01T00:00Z', 60);
  const growing = (days: number) =>
    Array.from({ length: days }, (_, day) =>
      mentionsAt(new Date(Date.parse('2026-10-01T10:00Z') + day * 86_400_000).toISOString(), 10 + day),
    ).flat();

  it('report no trend after seven days, and a detector that warms up on a short history', async () => {
    const { trend, detector } = await seriesOf(runs, growing(7), {
      now: '2026-10-08T00:00Z',
      since: '2026-10-01T00:00Z',
    });
    expect(trend).toBeNull();
    expect(detector.status).toBe('ok');
    const young = await seriesOf(dailyRuns('2026-10-08T00:00Z', 1).slice(0, 1), [], { now: '2026-10-06T00:00Z' });
    expect(young.detector).toMatchObject({ status: 'warming_up', missing: 2 });
  });

  it('report the slope per day, without the day that has not ended', async () => {
    const { trend } = await seriesOf(runs, growing(11), { now: '2026-10-11T12:00Z', since: '2026-10-01T00:00Z' });
    expect(trend).toMatchObject({ slope: 1, buckets: 10 });
    expect(trend!.pValue).toBeLessThan(0.001);
  });

  it('report an incident with its observed count, without rounding a tiny p-value to 0', async () => {
    const flat = Array.from({ length: 20 }, (_, day) =>
      mentionsAt(
        new Date(Date.parse('2026-10-01T10:00Z') + day * 86_400_000).toISOString(),
        day === 15 ? 80 : 9 + (day % 3),
      ),
    ).flat();
    const { incidents } = await seriesOf(runs, flat, { now: '2026-10-21T00:00Z', since: '2026-10-09T00:00Z' });
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ kind: 'spike', start: '2026-10-16T00:00:00.000Z', observed: 80 });
    expect(incidents[0]!.pValue).toBeGreaterThan(0);
    expect(incidents[0]!.pValue).toBeLessThan(1e-12);
  });

  it('produce events only for the newest spike, silence or stale source', async () => {
    const query = await typedQuery('Acme Coffee');
    const told = async (last: number, asOf: string, warnings: Parameters<typeof trendEvents>[1]['warnings'] = []) => {
      const mentions = Array.from({ length: 20 }, (_, day) =>
        mentionsAt(new Date(Date.parse('2026-10-01T10:00Z') + day * 86_400_000).toISOString(), day === 19 ? last : 10),
      ).flat();
      const store = memoryStore(runs, mentions);
      const buckets = await latestBuckets(store, query, { asOf: Date.parse(asOf), timezone: 'UTC' });
      return trendEvents(buckets, { asOf: Date.parse(asOf), warnings }).map(({ incident }) => incident);
    };
    expect(await told(10, '2026-10-21T00:00Z')).toEqual([]);
    expect(await told(60, '2026-10-21T00:00Z')).toEqual(['spike:2026-10-20T00:00:00.000Z']);
    expect(await told(60, '2026-10-20T12:00Z')).toEqual(['spike:2026-10-20T00:00:00.000Z']);
    expect(await told(0, '2026-10-21T00:00Z')).toEqual(['silence:2026-10-20T00:00:00.000Z']);
    expect(await told(0, '2026-10-20T12:00Z')).toEqual([]);
    expect(await told(60, '2026-10-23T00:00Z')).not.toContain('spike:2026-10-20T00:00:00.000Z');
    const stale = { code: 'stale', message: 'its newest item is old', source: 'hackernews' };
    expect(await told(10, '2026-10-21T00:00Z', [stale])).toEqual(['stale:hackernews']);
  });

  it('produce a stale event if the newest days were not observed', async () => {
    const query = await typedQuery('Acme Coffee');
    const store = memoryStore(dailyRuns('2026-10-01T00:00Z', 5), []);
    const asOf = Date.parse('2026-10-09T06:00Z');
    const buckets = await latestBuckets(store, query, { asOf, timezone: 'UTC' });
    expect(trendEvents(buckets, { asOf, warnings: [] })).toMatchObject([
      { kind: 'stale', incident: 'stale', source: null },
    ]);
  });
});

describe('two engines', () => {
  const runs = [
    ...dailyRuns('2026-11-02T00:00Z', 5),
    ...dailyRuns('2026-11-07T00:00Z', 3, { engine: 'other@2', since: '2026-11-05T00:00Z' }),
  ];
  const mentions = [
    ...mentionsAt('2026-11-03T10:00Z', 4, { [ENGINE]: 'positive' }),
    ...mentionsAt('2026-11-05T10:00Z', 4, { [ENGINE]: 'positive', 'other@2': 'negative' }),
    ...mentionsAt('2026-11-08T10:00Z', 4, { 'other@2': 'negative' }),
  ];

  it('have a series each, and a break is marked where one replaces the other', async () => {
    const found = await seriesOf(runs, mentions, {
      now: '2026-11-09T00:00Z',
      since: '2026-11-02T00:00Z',
      metric: 'net',
    });
    expect(found.breaks).toEqual([{ at: '2026-11-07T00:00:00.000Z', kind: 'engine', from: ENGINE, to: 'other@2' }]);
    const nets = found.engines.map(({ engine, buckets }) => [engine, buckets.map(({ netSentiment }) => netSentiment)]);
    expect(nets).toEqual([
      ['other@2', [-1, -1]],
      [ENGINE, [1, 1]],
    ]);
    expect(found.buckets.map(({ engine }) => engine)).toEqual([null, ENGINE, null, 'other@2', null, null, 'other@2']);
  });

  it('count a mention once if both have judged it', async () => {
    const found = await seriesOf(runs, mentions, { now: '2026-11-09T00:00Z', since: '2026-11-02T00:00Z' });
    expect(counts(found)).toEqual([0, 4, 0, 4, 0, 0, 4]);
  });
});

describe('a change of the measurement', () => {
  it('is marked as a break: another expression of the same profile, another limit', async () => {
    const runs = [
      ...dailyRuns('2026-11-02T00:00Z', 2),
      ...dailyRuns('2026-11-04T00:00Z', 2, { expression: '"acme coffee" OR acme', limit: 200 }),
    ];
    const { breaks } = await seriesOf(runs, [], { now: '2026-11-06T00:00Z' });
    expect(breaks.map(({ kind, at }) => [kind, at.slice(0, 10)])).toEqual([
      ['expression', '2026-11-04'],
      ['limit', '2026-11-04'],
    ]);
  });
});

describe('history', () => {
  const asked = async (options: Partial<HistoryOptions>) =>
    history(memoryStore(dailyRuns('2026-11-02T00:00Z', 2), []), await typedQuery('Acme Coffee'), {
      now: new Date('2026-11-06T00:00Z'),
      ...options,
    });

  it.each([
    ['a metric that there is not', { metric: 'glamour' }, /no series of "glamour"/],
    ['a text', { metric: 'last_mention' }, /no series of "last_mention"/],
    ['a zone that there is not', { timezone: 'Mars/Olympus' }, /no such time zone/],
    ['a window without a moment', { since: new Date('2026-11-06T00:00Z') }, /the window is empty/],
    ['hours of ten years', { bucket: 'hour', since: new Date('2016-11-06T00:00Z') }, /more than 3700 hours/],
  ] as const)('rejects %s', async (_, options, message) => {
    await expect(asked(options)).rejects.toThrow(message);
  });

  it('returns null for a query without runs', async () => {
    const query = await typedQuery('Acme Coffee');
    expect(await history(memoryStore([], []), query, { now: new Date('2026-11-06T00:00Z') })).toBeNull();
  });

  it('starts at the window of the first run if all time is requested', async () => {
    const found = await asked({ allTime: true });
    expect(found!.window.since).toBe('2026-10-26T00:00:00.000Z');
  });

  it('smooths over seven days if at least four of them were observed', async () => {
    const found = await seriesOf(
      [{ since: '2026-11-01T00:00Z', asOf: '2026-11-10T00:00Z' }],
      Array.from({ length: 9 }, (_, day) => mentionsAt(`2026-11-0${day + 1}T10:00Z`, day)).flat(),
      { now: '2026-11-10T00:00Z', since: '2026-11-01T00:00Z' },
    );
    expect(found.buckets.map(({ mean7 }) => mean7)).toEqual([null, null, null, 1.5, 2, 2.5, 3, 4, 5]);
  });
});
