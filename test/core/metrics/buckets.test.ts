import { describe, expect, it } from '@jest/globals';
import { buckets } from '../../../src/core/metrics/buckets.js';
import { publishedTimes } from '../../../src/core/metrics/observed.js';
import type { Mention } from '../../../src/types.js';
import { type Changes, felt, mention, observed } from './sample.js';

const at = (publishedAt: string, changes: Changes = {}) => mention({ publishedAt, precision: 'second', ...changes });
const bucketsOf = (since: string, until: string, timezone: string, mentions: readonly Mention[] = []) =>
  buckets(
    observed({ window: { since: new Date(since), until: new Date(until) }, timezone, mentions }),
    publishedTimes(mentions),
  );
const brief = (found: ReturnType<typeof bucketsOf>) =>
  found.map(({ start, mentions, partial }) => `${start.slice(0, 16)} ${mentions}${partial ? ' partial' : ''}`);

describe('buckets', () => {
  it('are days from midnight to midnight, with partial ones at both ends', () => {
    const mentions = [
      at('2026-11-18T12:00:00.000Z', felt('positive')),
      at('2026-11-18T23:59:59.999Z', felt('negative')),
      at('2026-11-19T00:00:00.000Z', felt('neutral')),
      at('2026-11-21T08:59:59.999Z'),
    ];
    const found = bucketsOf('2026-11-18T12:00:00Z', '2026-11-21T09:00:00Z', 'UTC', mentions);
    expect(brief(found)).toEqual([
      '2026-11-18T00:00 2 partial',
      '2026-11-19T00:00 1',
      '2026-11-20T00:00 0',
      '2026-11-21T00:00 1 partial',
    ]);
    expect(found[0]).toMatchObject({ positive: 1, neutral: 0, negative: 1 });
    expect(found[1]).toMatchObject({ positive: 0, neutral: 1, negative: 0 });
    expect(found[3]).toMatchObject({ positive: 0, neutral: 0, negative: 0 });
  });

  it('are complete if the window consists of whole days in its time zone', () => {
    const found = bucketsOf('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', 'Europe/Berlin', [
      at('2026-10-25T22:59:59.999Z'),
      at('2026-10-25T23:00:00.000Z'),
    ]);
    expect(brief(found)).toEqual(['2026-10-23T22:00 0', '2026-10-24T22:00 1', '2026-10-25T23:00 1']);
  });

  it('are clock hours in windows of up to 48 hours', () => {
    const found = bucketsOf('2026-11-21T07:45:00Z', '2026-11-21T10:00:00Z', 'Asia/Kolkata', [
      at('2026-11-21T08:29:59.999Z'),
      at('2026-11-21T08:30:00.000Z'),
    ]);
    expect(brief(found)).toEqual(['2026-11-21T07:30 1 partial', '2026-11-21T08:30 1', '2026-11-21T09:30 0 partial']);
    expect(bucketsOf('2026-11-19T09:00:00Z', '2026-11-21T09:00:00Z', 'UTC')).toHaveLength(48);
    expect(bucketsOf('2026-11-19T09:00:00Z', '2026-11-21T09:00:00.001Z', 'UTC')).toHaveLength(3);
  });

  it('exclude undated and outside mentions, and from hours those with only a date', () => {
    const mentions = [
      mention(),
      at('2026-11-21T06:59:59.999Z'),
      at('2026-11-21T09:00:00.000Z'),
      at('2026-11-21T08:00:00.000Z', { precision: 'day' }),
      at('not a time'),
    ];
    const hourly = bucketsOf('2026-11-21T07:00:00Z', '2026-11-21T09:00:00Z', 'UTC', mentions);
    expect(brief(hourly)).toEqual(['2026-11-21T07:00 0', '2026-11-21T08:00 0']);
    const daily = bucketsOf('2026-11-18T00:00:00Z', '2026-11-21T09:00:00Z', 'UTC', mentions);
    expect(daily.map(({ mentions: count }) => count)).toEqual([0, 0, 0, 2]);
  });

  it('skip the day that Apia skipped', () => {
    expect(brief(bucketsOf('2011-12-28T10:00:00Z', '2012-01-01T10:00:00Z', 'Pacific/Apia'))).toEqual([
      '2011-12-28T10:00 0',
      '2011-12-29T10:00 0',
      '2011-12-30T10:00 0',
      '2011-12-31T10:00 0',
    ]);
  });

  it.each([
    ['ten years', '2016-11-21', '2026-11-21', 3652, 1],
    ['as many days as are shown', '2016-10-05', '2026-11-21', 3699, 1],
    ['one more', '2016-10-04', '2026-11-21', 529, 7],
    ['twenty years', '2006-11-21', '2026-11-21', 1044, 7],
    ['since the first computers', '1945-01-01', '2026-11-21', 2137, 14],
    ['two thousand years', '0026-11-21', '2026-11-21', 3599, 203],
  ])('are limited in number for a long window: %s', (_, since, until, count, days) => {
    const first = at(`${since}T10:00:00.000Z`);
    const last = at('2026-11-20T23:00:00.000Z');
    const found = bucketsOf(`${since}T00:00:00Z`, `${until}T00:00:00Z`, 'UTC', [first, last]);
    expect(found).toHaveLength(count);
    expect((Date.parse(found[1]!.start) - Date.parse(found[0]!.start)) / 86_400_000).toBe(days);
    expect(found[0]!.mentions).toBe(1);
    expect(found.at(-1)!.mentions).toBe(1);
  });

  it('do not exist in an empty or reversed window', () => {
    expect(bucketsOf('2026-11-21T09:00:00Z', '2026-11-21T09:00:00Z', 'UTC')).toEqual([]);
    expect(bucketsOf('2026-11-21T09:00:00Z', '2026-11-20T09:00:00Z', 'Europe/Berlin')).toEqual([]);
  });
});
