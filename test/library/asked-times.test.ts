import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../src/core/query/parse.js';
import { askedTimes } from '../../src/library/asked-times.js';

const now = (): Date => new Date('2026-11-22T12:00:00Z');

const asked = (query: string, options: Parameters<typeof askedTimes>[1] = { now }, zone = 'UTC'): unknown =>
  JSON.parse(JSON.stringify(askedTimes(parseQuery(query).node, options, zone)));

describe('askedTimes', () => {
  it.each([
    ['acme', {}],
    ['acme since:24h', { since: '2026-11-21T12:00:00.000Z' }],
    [
      'since:2026-11-01 acme until:2026-11-08',
      { since: '2026-11-01T00:00:00.000Z', until: '2026-11-08T00:00:00.000Z' },
    ],
    ['acme since:7d since:2d', { since: '2026-11-20T12:00:00.000Z' }],
    ['acme until:1d until:2d', { until: '2026-11-20T12:00:00.000Z' }],
    ['acme until:2026-11-08 since:24h', { since: '2026-11-07T00:00:00.000Z', until: '2026-11-08T00:00:00.000Z' }],
    ['acme OR since:24h', {}],
    ['acme -since:24h', {}],
  ])('returns the window of %j', (query, expected) => {
    expect(asked(query)).toEqual(expected);
  });

  it('ignores the times of the query if an option sets the window', () => {
    const since = new Date('2026-11-20T00:00:00Z');
    expect(asked('acme since:30d', { now, since })).toEqual({ since: since.toISOString() });
    expect(asked('acme until:1d', { now, since })).toMatchObject({ since: since.toISOString() });
  });

  it('reads dates in the time zone, and ages relative to asOf', () => {
    expect(asked('acme since:2026-11-01', { now }, 'Europe/Berlin')).toEqual({ since: '2026-10-31T23:00:00.000Z' });
    expect(asked('acme since:1d', { now, asOf: new Date('2026-11-10T00:00:00Z') })).toEqual({
      since: '2026-11-09T00:00:00.000Z',
    });
  });
});
