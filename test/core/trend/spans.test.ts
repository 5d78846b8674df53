/** Hours, days and weeks of the local clock, with and without clock changes. */
import { describe, expect, it } from '@jest/globals';
import type { BucketSize } from '../../../src/core/trend/bucket.js';
import { spansOf } from '../../../src/core/trend/spans.js';

const HOUR = 3_600_000;

const cut = (size: BucketSize, since: string, until: string, zone: string) =>
  spansOf(size, Date.parse(since), Date.parse(until), zone);

const hoursOf = (...given: Parameters<typeof cut>) => cut(...given).map(({ start, end }) => (end - start) / HOUR);

describe('spans', () => {
  it.each([
    ['Europe/Berlin', '2026-03-27T23:00Z', '2026-03-30T22:00Z', [24, 23, 24]],
    ['Europe/Berlin', '2026-10-23T22:00Z', '2026-10-26T23:00Z', [24, 25, 24]],
    ['Australia/Sydney', '2026-04-03T13:00Z', '2026-04-06T14:00Z', [24, 25, 24]],
    ['Australia/Sydney', '2026-10-02T14:00Z', '2026-10-05T13:00Z', [24, 23, 24]],
    ['Australia/Lord_Howe', '2026-04-03T13:00Z', '2026-04-06T13:30Z', [24, 24.5, 24]],
    ['Africa/Cairo', '2026-04-22T22:00Z', '2026-04-25T21:00Z', [24, 23, 24]],
    ['Pacific/Kiritimati', '2028-02-27T10:00Z', '2028-03-01T10:00Z', [24, 24, 24]],
    ['Pacific/Apia', '2011-12-29T10:00Z', '2011-12-31T10:00Z', [24, 24]],
    ['UTC', '2028-02-28T00:00Z', '2028-03-01T00:00Z', [24, 24]],
  ])('have the actual length of days in %s from %s to %s', (zone, since, until, hours) => {
    expect(hoursOf('day', since, until, zone)).toEqual(hours);
  });

  it('start a day after the jump if clocks skip midnight', () => {
    const [, second] = cut('day', '2026-04-23T00:00Z', '2026-04-25T00:00Z', 'Africa/Cairo');
    expect(new Date(second!.start).toISOString()).toBe('2026-04-23T22:00:00.000Z');
  });

  it.each([
    ['Europe/Berlin', '2026-03-25T12:00Z', '2026-03-30T12:00Z', [167, 168]],
    ['Australia/Sydney', '2026-04-01T12:00Z', '2026-04-06T00:00Z', [169, 168]],
    ['Pacific/Kiritimati', '2028-02-29T12:00Z', '2028-02-29T13:00Z', [168]],
  ])('have weeks from Monday to Monday in %s from %s', (zone, since, until, hours) => {
    const weeks = cut('week', since, until, zone);
    expect(weeks.map(({ start, end }) => (end - start) / HOUR)).toEqual(hours);
    const days = weeks.map(({ start }) =>
      new Intl.DateTimeFormat('en', { timeZone: zone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' }).format(
        start,
      ),
    );
    expect(new Set(days)).toEqual(new Set(['Mon, 00']));
  });

  it('number weekdays from Monday and hours by the local clock', () => {
    expect(
      cut('day', '2026-11-15T11:00Z', '2026-11-18T11:00Z', 'Pacific/Kiritimati').map(({ phase }) => phase),
    ).toEqual([0, 1, 2, 3]);
    expect(cut('hour', '2026-03-29T00:00Z', '2026-03-29T03:00Z', 'Europe/Berlin').map(({ phase }) => phase)).toEqual([
      1, 3, 4,
    ]);
    expect(cut('day', '1969-12-28T00:00Z', '1969-12-30T00:00Z', 'UTC').map(({ phase }) => phase)).toEqual([6, 0]);
  });

  it.each(['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia', 'America/St_Johns', 'UTC'])(
    'leave no gap and no overlap in %s',
    (zone) => {
      for (const size of ['hour', 'day', 'week'] as const) {
        const spans = cut(size, '2026-01-01T07:13Z', size === 'hour' ? '2026-01-20T07:13Z' : '2026-12-31T07:13Z', zone);
        expect(spans.slice(1).filter(({ start }, place) => start !== spans[place]!.end)).toEqual([]);
        expect(spans.filter(({ start, end }) => start >= end)).toEqual([]);
      }
    },
  );
});
