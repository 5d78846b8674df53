import { describe, expect, it } from '@jest/globals';
import { isZone, parseDate } from '../../../src/sources/shared/date.js';
import fc from '../../support/property.js';

describe('parseDate', () => {
  it.each([
    // RFC 822 and 2822
    ['Sat, 21 Nov 2026 18:58:52 +0000', '2026-11-21T18:58:52.000Z', 'second'],
    ['Sat, 21 Nov 2026 18:58:52 GMT', '2026-11-21T18:58:52.000Z', 'second'],
    ['21 Nov 26 18:58 EST', '2026-11-21T23:58:00.000Z', 'minute'],
    ['Thu, 01 Jan 98 00:00:00 Z', '1998-01-01T00:00:00.000Z', 'second'],
    ['Sat, 21 November 2026 18:58:52 CEST', '2026-11-21T16:58:52.000Z', 'second'],
    ['Sat,21 Nov 2026 18:58:52 GMT', '2026-11-21T18:58:52.000Z', 'second'],
    ['21-Nov-2026 18:58:52', '2026-11-21T18:58:52.000Z', 'second'],
    ['Sat, 21 Nov 2026 18:58:52 GMT+0200', '2026-11-21T16:58:52.000Z', 'second'],
    ['Sat, 21 Nov 2026 18:58:52 -0530 (somewhere)', '2026-11-22T00:28:52.000Z', 'second'],
    ['Sat, 21 Nov 2026 18:58:52 M', '2026-11-21T18:58:52.000Z', 'second'],
    ['Sat, 21 Nov 2026 18:58:52 XYZT', '2026-11-21T18:58:52.000Z', 'second'],
    ['Sábado, 21 Nov 2026 18:58:52 +0100', '2026-11-21T17:58:52.000Z', 'second'],
    ['21 Nov 2026', '2026-11-21T12:00:00.000Z', 'day'],
    // RFC 3339, W3CDTF and relatives
    ['2026-11-21T18:58:52Z', '2026-11-21T18:58:52.000Z', 'second'],
    ['2026-11-21T18:58:52.1239+01:00', '2026-11-21T17:58:52.123Z', 'second'],
    ['2026-11-21T18:58:52,5Z', '2026-11-21T18:58:52.500Z', 'second'],
    ['2026-11-21T18:58-08:00', '2026-11-22T02:58:00.000Z', 'minute'],
    ['2026-11-21 18:58:52', '2026-11-21T18:58:52.000Z', 'second'],
    ['2026-11-21 18:58:52 UTC', '2026-11-21T18:58:52.000Z', 'second'],
    ['2026/11/21 18:58', '2026-11-21T18:58:00.000Z', 'minute'],
    ['20261121T185852Z', '2026-11-21T18:58:52.000Z', 'second'],
    ['20261121', '2026-11-21T12:00:00.000Z', 'day'],
    ['2026-11-21', '2026-11-21T12:00:00.000Z', 'day'],
    ['2026-11', '2026-11-01T12:00:00.000Z', 'day'],
    ['2026', '2026-01-01T12:00:00.000Z', 'day'],
    ['  2026-11-21T18:58:52Z and more', '2026-11-21T18:58:52.000Z', 'second'],
    // human-written formats
    ['November 21, 2026 6:58 PM', '2026-11-21T18:58:00.000Z', 'minute'],
    ['Nov 21st, 2026 at 12:05 a.m.', '2026-11-21T00:05:00.000Z', 'minute'],
    ['Sat Nov 21 18:58:52 2026', '2026-11-21T18:58:52.000Z', 'second'],
    ['Sat Nov 21 18:58:52 PST 2026', '2026-11-22T02:58:52.000Z', 'second'],
    // spreadsheet formats of locales that put the day first
    ['31.12.2025', '2025-12-31T12:00:00.000Z', 'day'],
    ['1.2.2026', '2026-02-01T12:00:00.000Z', 'day'],
    ['Mi., 31. 12. 2025, 18:58', '2025-12-31T18:58:00.000Z', 'minute'],
    ['31.12.2025 18:58:52 +01:00', '2025-12-31T17:58:52.000Z', 'second'],
    // the edges of a day and of a month
    ['2026-11-21T24:00:00Z', '2026-11-22T00:00:00.000Z', 'second'],
    ['2026-12-31T23:59:60Z', '2026-12-31T23:59:59.000Z', 'second'],
    ['2028-02-29', '2028-02-29T12:00:00.000Z', 'day'],
  ])('parses %s', (text, iso, precision) => {
    expect(parseDate(text)).toEqual({ iso, precision });
  });

  it.each([
    '',
    'yesterday',
    '12.31.2025',
    '31.12.25',
    '12/11/2025',
    '1.2.20261',
    '2026-02-29',
    '2026-13-01',
    '2026-11-31T00:00:00Z',
    'Sat, 21 Foo 2026 18:58:52 GMT',
    '2026-11-21T25:00:00Z',
    '2026-11-21T18:61:00Z',
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-12:00',
    '03/04/2026',
    '99999999999999999999',
    '-'.repeat(1_000_000),
  ])('returns null for %.40s', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('parses common formats the same on the fast path as on the general one', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
    const year = fc.constantFrom('1969', '1970', '1999', '2000', '2026', '2028', '9000', '9999', '0001');
    const clock = fc.tuple(two(25), two(61), two(61)).map((parts) => parts.join(':'));
    const month = fc.constantFrom(...'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Abc feb SEP'.split(' '));
    const weekday = fc.constantFrom('', 'Mon, ', 'Sun, ', 'Jan, ', 'Xyz, ', 'sat, ');
    const hours = fc.tuple(fc.constantFrom('+', '-'), two(15)).map((parts) => parts.join(''));
    const mail = fc
      .tuple(weekday, two(32), month, year, clock, fc.oneof(fc.constant('GMT'), fc.tuple(hours, two(70))))
      .map(
        ([name, day, of, ...rest]) =>
          `${name}${day} ${of} ${rest
            .flat()
            .join(' ')
            .replace(/(?<=[+-]\d\d) /, '')}`,
      );
    const iso = fc
      .tuple(year, two(13), two(32), clock, fc.constantFrom('', '.123', '.5'), hours, two(70), fc.boolean())
      .map(([y, m, day, time, part, east, minutes, isUtc]) => {
        return `${y}-${m}-${day}T${time}${part}${isUtc ? 'Z' : `${east}:${minutes}`}`;
      });
    fc.assert(
      fc.property(fc.oneof(mail, iso), (written) => {
        // The suffix is ignored, but forces the general path.
        expect(parseDate(written)).toEqual(parseDate(`${written} |`));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('isZone', () => {
  it.each([
    ['+01:00', -60],
    ['-0330', 210],
    ['+2', -120],
    ['GMT+1', -60],
    ['utc-05:00', 300],
    ['CEST', -120],
    ['Z', 0],
    ['UTC', 0],
  ])('accepts %s, by which parseDate shifts a time', (zone, minutes) => {
    expect(isZone(zone)).toBe(true);
    const noon = Date.UTC(2026, 10, 5, 12);
    expect(parseDate(`2026-11-05 12:00 ${zone}`)?.iso).toBe(new Date(noon + minutes * 60_000).toISOString());
  });

  it.each(['Europe/Berlin', 'Berlin', 'PT', '+25:00', '+01:75', '01:00', ' ', 'CET '])('rejects %j', (zone) => {
    expect(isZone(zone)).toBe(false);
  });
});
