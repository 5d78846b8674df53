import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../../../src/inputs/fields/moment.js';

const at = (value: unknown, zone = 'UTC') => {
  const moment = momentOf(value, zone);
  return moment === null ? null : `${moment.iso} ${moment.precision}`;
};

describe('momentOf', () => {
  it.each<readonly [unknown, string]>([
    ['2026-11-20T08:00:00Z', '2026-11-20T08:00:00.000Z second'],
    ['2026-11-20T08:00:00.123+01:00', '2026-11-20T07:00:00.123Z second'],
    ['2026-11-20 08:00', '2026-11-20T08:00:00.000Z minute'],
    ['2026-11-20', '2026-11-20T12:00:00.000Z day'],
    ['20261120', '2026-11-20T12:00:00.000Z day'],
    [20261120, '2026-11-20T12:00:00.000Z day'],
    ['Fri, 20 Nov 2026 08:00:00 +0000', '2026-11-20T08:00:00.000Z second'],
    ['Fri Nov 20 08:00:00 +0000 2026', '2026-11-20T08:00:00.000Z second'],
    ['Nov 20, 2026 8:00 PM', '2026-11-20T20:00:00.000Z minute'],
    [1795161600, '2026-11-20T08:00:00.000Z second'],
    ['1795161600', '2026-11-20T08:00:00.000Z second'],
    [1795161600.5, '2026-11-20T08:00:00.500Z second'],
    ['1795161600.0', '2026-11-20T08:00:00.000Z second'],
    [1795161600123, '2026-11-20T08:00:00.123Z second'],
    ['1795161600123', '2026-11-20T08:00:00.123Z second'],
    [1795161600123456, '2026-11-20T08:00:00.123Z second'],
    ['1795161600123456789', '2026-11-20T08:00:00.123Z second'],
  ])('reads %j', (value, expected) => {
    expect(at(value)).toBe(expected);
  });

  it.each([
    null,
    undefined,
    '',
    'soon',
    0,
    -1,
    12,
    '0',
    '0000-00-00',
    '0001-01-01T00:00:00Z',
    '21/11/2026',
    '275760-09-13T00:00:00.001Z',
    {},
    [1795161600],
    true,
    Number.NaN,
    1e300,
  ])('returns null for %j', (value) => {
    expect(at(value)).toBeNull();
  });

  it.each<readonly [unknown, string]>([
    ['2026-11-20T08:00:00', '2026-11-20T07:00:00.000Z second'],
    ['2026-07-20 08:00', '2026-07-20T06:00:00.000Z minute'],
    ['Nov 20, 2026 8:00 AM', '2026-11-20T07:00:00.000Z minute'],
    ['Fri Nov 20 08:00:00 2026', '2026-11-20T07:00:00.000Z second'],
    ['2026-11-20', '2026-11-20T11:00:00.000Z day'],
    // Of a time that occurs twice, the first counts. One that is skipped counts as long after the jump.
    ['2026-10-25 02:30:00', '2026-10-25T00:30:00.000Z second'],
    ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z second'],
    ['2026-11-20T08:00:00Z', '2026-11-20T08:00:00.000Z second'],
    ['2026-11-20T08:00:00+0200', '2026-11-20T06:00:00.000Z second'],
    ['20261120T080000Z', '2026-11-20T08:00:00.000Z second'],
    ['20261120T080000', '2026-11-20T07:00:00.000Z second'],
    ['Fri, 20 Nov 2026 08:00:00 GMT', '2026-11-20T08:00:00.000Z second'],
    ['Fri, 20 Nov 2026 08:00:00 EST', '2026-11-20T13:00:00.000Z second'],
    ['2026-11-20 08:00 (UTC)', '2026-11-20T08:00:00.000Z minute'],
    [1795161600, '2026-11-20T08:00:00.000Z second'],
  ])('reads %j in the given zone, unless it states its own', (value, expected) => {
    expect(at(value, 'Europe/Berlin')).toBe(expected);
  });
});
