import { describe, expect, it } from '@jest/globals';
import { foundInstant } from '../../../src/core/mention/found-instant.js';
import fc from '../../support/property.js';

describe('foundInstant', () => {
  it.each([
    ['2026-11-14T10:00:00Z', '2026-11-14T10:00:00.000Z'],
    ['2026-11-14T10:00Z', '2026-11-14T10:00:00.000Z'],
    ['2026-11-14t10:00:00.5z', '2026-11-14T10:00:00.500Z'],
    ['2026-11-14T10:00:00.123456789Z', '2026-11-14T10:00:00.123Z'],
    ['2026-11-14 10:00:00+01:00', '2026-11-14T09:00:00.000Z'],
    ['2026-11-14T10:00:00-0530', '2026-11-14T15:30:00.000Z'],
    [' 2026-11-14T10:00:00Z\n', '2026-11-14T10:00:00.000Z'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
    ['0001-06-01T00:00:00Z', '0001-06-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('parses %j', (written, publishedAt) => {
    expect(foundInstant(written, undefined)).toEqual({ publishedAt, precision: 'second' });
  });

  it('places a date without a time at midday', () => {
    expect(foundInstant('2026-11-14', 'second')).toEqual({ publishedAt: '2026-11-14T12:00:00.000Z', precision: 'day' });
  });

  it.each<[unknown, string]>([
    ['day', 'day'],
    ['minute', 'minute'],
    ['second', 'second'],
    ['hour', 'second'],
    [null, 'second'],
  ])('reads the precision %j as %s', (given, precision) => {
    expect(foundInstant('2026-11-14T10:00:00Z', given)?.precision).toBe(precision);
  });

  it.each<[string, unknown]>([
    ['without a zone, for the machine would fill in its own', '2026-11-14T10:00:00'],
    ['that Date.parse would guess at', 'Sat 14 Nov 2026'],
    ['that is a number in words', '1'],
    ['that is a number', 1_795_000_000],
    ['of a day that does not exist', '2026-02-30T10:00:00Z'],
    ['of a leap day in a common year', '1900-02-29'],
    ['of an hour that does not exist', '2026-11-14T25:00:00Z'],
    ['of a month that does not exist', '2026-13-01T00:00:00Z'],
    ['of a zone that does not exist', '2026-11-14T10:00:00+99:00'],
    ['before the first year', '0000-12-31T23:59:59Z'],
    ['by which .NET says that there is none', '0001-01-01T00:00:00Z'],
    ['after the last year', '9999-12-31T23:59:59-01:00'],
    ['with more digits than a year has', '+275760-09-13T00:00:00Z'],
    ['that is empty', ''],
    ['that is an object', { toString: () => '2026-11-14T10:00:00Z' }],
    ['that is a list of one', ['2026-11-14T10:00:00Z']],
    ['that is nothing', null],
  ])('rejects a time %s', (_, written) => {
    expect(foundInstant(written, undefined)).toBeNull();
  });

  it('returns times in canonical form unchanged', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (time) => {
        const iso = time.toISOString();
        expect(foundInstant(iso, 'minute')).toEqual({ publishedAt: iso, precision: 'minute' });
        expect(foundInstant(iso, undefined)).toEqual(foundInstant(` ${iso}`, undefined));
      }),
    );
  });

  it('rejects very long invalid times quickly', () => {
    const started = performance.now();
    for (const text of ['2026-11-14T10:00:00.', '2026-11-14T', '2']) {
      expect(foundInstant(`${text}${'1'.repeat(1_000_000)}`, undefined)).toBeNull();
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
