import { describe, expect, it } from '@jest/globals';
import { parseWhen } from '../../../src/core/time/when.js';
import { UsageError } from '../../../src/errors.js';
import fc from '../../support/property.js';

const now = new Date('2026-11-21T09:30:15.250Z');

describe('parseWhen', () => {
  it.each([
    ['now', 'UTC', '2026-11-21T09:30:15.250Z'],
    ['today', 'UTC', '2026-11-21T00:00:00.000Z'],
    ['yesterday', 'UTC', '2026-11-20T00:00:00.000Z'],
    ['Yesterday', 'Europe/Berlin', '2026-11-19T23:00:00.000Z'],
    ['today', 'Pacific/Auckland', '2026-11-20T11:00:00.000Z'],
    ['30m', 'UTC', '2026-11-21T09:00:15.250Z'],
    ['24h', 'UTC', '2026-11-20T09:30:15.250Z'],
    ['7d', 'UTC', '2026-11-14T09:30:15.250Z'],
    ['4w', 'UTC', '2026-10-24T09:30:15.250Z'],
    ['0h', 'UTC', '2026-11-21T09:30:15.250Z'],
    ['2026-11-14', 'UTC', '2026-11-14T00:00:00.000Z'],
    ['2026-11-14', 'Asia/Kolkata', '2026-11-13T18:30:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2024-02-29', 'UTC', '2024-02-29T00:00:00.000Z'],
    ['0099-01-01', 'UTC', '0099-01-01T00:00:00.000Z'],
    ['2026-11-14T08:05', 'UTC', '2026-11-14T08:05:00.000Z'],
    ['2026-11-14 08:05:09', 'Europe/Berlin', '2026-11-14T07:05:09.000Z'],
    ['2026-11-14T08:05:09.1239', 'UTC', '2026-11-14T08:05:09.123Z'],
    ['2026-11-14T08:05:09Z', 'Europe/Berlin', '2026-11-14T08:05:09.000Z'],
    ['2026-11-14t08:05:09z', 'UTC', '2026-11-14T08:05:09.000Z'],
    ['2026-11-14T08:05:09+05:30', 'UTC', '2026-11-14T02:35:09.000Z'],
    ['2026-11-14T08:05:09-0330', 'UTC', '2026-11-14T11:35:09.000Z'],
    ['2026-11-14T08:05:09+02', 'UTC', '2026-11-14T06:05:09.000Z'],
    ['  24h ', 'UTC', '2026-11-20T09:30:15.250Z'],
  ])('parses %j in %s', (text, timezone, expected) => {
    expect(parseWhen(text, { now, timezone }).toISOString()).toBe(expected);
  });

  it.each([
    [
      'a day begins at its first instant where midnight is skipped',
      '2017-10-15',
      'America/Sao_Paulo',
      '2017-10-15T03:00:00.000Z',
    ],
    ['a day begins at the first of two midnights', '2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
    ['a day that never was begins where the next one does', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['an hour that comes twice is the first', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['a skipped hour is as long after the jump', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['an hour before a jump is untouched', '2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['an hour after a jump is untouched', '2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ])('%s', (_, text, timezone, expected) => {
    expect(parseWhen(text, { now, timezone }).toISOString()).toBe(expected);
  });

  it('treats 7d as 168 hours and yesterday as a local day across a clock change', () => {
    const after = new Date('2026-10-26T12:00:00.000Z');
    const asked = { now: after, timezone: 'Europe/Berlin' };
    expect(after.getTime() - parseWhen('7d', asked).getTime()).toBe(168 * 3_600_000);
    expect(parseWhen('today', asked).getTime() - parseWhen('yesterday', asked).getTime()).toBe(25 * 3_600_000);
  });

  it.each([
    '',
    'soon',
    '7',
    '7y',
    '-7d',
    '1.5h',
    '7 d',
    '2026',
    '2026-11',
    '2026-13-01',
    '2026-02-29',
    '2026-11-31',
    '2026-11-14T24:00',
    '2026-11-14T10:60',
    '2026-11-14T10:00:60',
    '2026-11-14T10:00+19:00',
    '11/21/2026',
    '999999999w',
    '9999999999d',
    '0000-01-01',
    '12026-01-01',
    '__proto__',
  ])('rejects %j and lists the accepted forms', (text) => {
    expect(() => parseWhen(text, { now, timezone: 'UTC' })).toThrow(UsageError);
    expect(() => parseWhen(text, { now, timezone: 'UTC' })).toThrow(/2026-11-21.*7d.*yesterday$/);
  });

  it('returns a valid time or throws a UsageError with a one-line message', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\dTZ:+.-]{1,30}$/)), (text) => {
        try {
          expect(Number.isFinite(parseWhen(text, { now, timezone: 'Europe/Berlin' }).getTime())).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).not.toMatch(/[\n\r]/);
        }
      }),
    );
  });
});
