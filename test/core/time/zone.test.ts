import { describe, expect, it } from '@jest/globals';
import { checkZone, dayEdges, dayKey, hourEdges, startOfDay } from '../../../src/core/time/zone.js';
import { UsageError } from '../../../src/errors.js';
import fc from '../../support/property.js';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const iso = (instants: readonly number[]) => instants.map((instant) => new Date(instant).toISOString());
const hoursBetween = (edges: readonly number[]) => edges.slice(1).map((edge, index) => (edge - edges[index]!) / HOUR);

describe('checkZone', () => {
  it.each([
    ['UTC', 'UTC'],
    ['utc', 'UTC'],
    [' Europe/Berlin ', 'Europe/Berlin'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('accepts "%s"', (name, zone) => expect(checkZone(name)).toBe(zone));

  it.each(['', 'Mars/Olympus', '+05:30', '__proto__', 'constructor', 'x'.repeat(1000), 'a\nb', '\u0000'])(
    'rejects %j with a one-line message that says what to write instead',
    (name) => {
      expect(() => checkZone(name)).toThrow(UsageError);
      expect(() => checkZone(name)).toThrow(/^[ -~]{1,200} Europe\/Berlin, or UTC$/);
    },
  );
});

describe('dayKey', () => {
  it.each([
    ['2026-11-21T00:00:00.000Z', 'UTC', '2026-11-21'],
    ['2026-11-20T23:59:59.999Z', 'UTC', '2026-11-20'],
    ['2026-11-20T23:30:00.000Z', 'Europe/Berlin', '2026-11-21'],
    ['2026-11-20T18:29:59.999Z', 'Asia/Kolkata', '2026-11-20'],
    ['2026-11-20T18:30:00.000Z', 'Asia/Kolkata', '2026-11-21'],
    ['2026-11-21T09:00:00.000Z', 'Pacific/Kiritimati', '2026-11-21'],
    ['2026-11-21T10:00:00.000Z', 'Pacific/Kiritimati', '2026-11-22'],
    ['2024-02-29T12:00:00.000Z', 'America/New_York', '2024-02-29'],
    ['2011-12-30T09:59:59.999Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00.000Z', 'Pacific/Apia', '2011-12-31'],
    ['1971-06-01T00:30:00.000Z', 'Africa/Monrovia', '1971-05-31'],
    ['0044-03-15T12:00:00.000Z', 'UTC', '0044-03-15'],
    // Clocks went back from 00:01 to 23:01 the day before; the new day had begun.
    ['2010-11-07T02:30:30.000Z', 'America/St_Johns', '2010-11-07'],
    ['2010-11-07T02:45:00.000Z', 'America/St_Johns', '2010-11-07'],
  ])('%s in %s is %s', (instant, zone, key) => expect(dayKey(at(instant), zone)).toBe(key));
});

describe('startOfDay', () => {
  it.each([
    ['an ordinary day', 'Europe/Berlin', '2026-11-21T15:00:00Z', '2026-11-20T23:00:00.000Z'],
    ['a day whose midnight was skipped', 'America/Sao_Paulo', '2017-10-15T15:00:00Z', '2017-10-15T03:00:00.000Z'],
    ['a day whose midnight came twice', 'America/Havana', '2026-11-01T15:00:00Z', '2026-11-01T04:00:00.000Z'],
    ['a midnight skipped in April', 'Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00.000Z'],
    ['the day after the one that Apia left out', 'Pacific/Apia', '2011-12-31T05:00:00Z', '2011-12-30T10:00:00.000Z'],
    ['the night when the 29th was over', 'Pacific/Apia', '2011-12-30T09:00:00Z', '2011-12-29T10:00:00.000Z'],
    ['a zone of three quarters', 'Asia/Kathmandu', '2026-11-21T12:00:00Z', '2026-11-20T18:15:00.000Z'],
  ])('handles %s (%s)', (_, zone, instant, start) => {
    expect(iso([startOfDay(at(instant), zone)])).toEqual([start]);
  });
});

describe('dayEdges', () => {
  it.each([
    ['clocks go forward', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z', [24, 23, 24]],
    ['clocks go back', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z', [24, 25, 24]],
    ['midnight is skipped', 'America/Sao_Paulo', '2017-10-14T12:00:00Z', '2017-10-16T12:00:00Z', [24, 23, 24]],
    ['midnight comes twice', 'America/Havana', '2026-10-31T12:00:00Z', '2026-11-02T12:00:00Z', [24, 25, 24]],
    ['a day is left out', 'Pacific/Apia', '2011-12-29T15:00:00Z', '2012-01-01T05:00:00Z', [24, 24, 24]],
    [
      'clocks move by half an hour',
      'Australia/Lord_Howe',
      '2026-10-02T15:00:00Z',
      '2026-10-05T00:00:00Z',
      [24, 23.5, 24],
    ],
    ['it is a leap day', 'UTC', '2024-02-28T12:00:00Z', '2024-03-01T12:00:00Z', [24, 24, 24]],
  ])('returns days of their actual length when %s', (_, zone, since, until, hours) => {
    expect(hoursBetween(dayEdges(at(since), at(until), zone))).toEqual(hours);
  });

  it('begins and ends with the window if it consists of whole days', () => {
    expect(iso(dayEdges(at('2026-11-19T00:00:00Z'), at('2026-11-21T00:00:00Z'), 'UTC'))).toEqual([
      '2026-11-19T00:00:00.000Z',
      '2026-11-20T00:00:00.000Z',
      '2026-11-21T00:00:00.000Z',
    ]);
  });

  it('returns no edges for an empty or reversed window', () => {
    expect(dayEdges(5, 5, 'UTC')).toEqual([]);
    expect(dayEdges(5, 4, 'Europe/Berlin')).toEqual([]);
    expect(dayEdges(Number.NaN, 4, 'UTC')).toEqual([]);
    expect(hourEdges(5, 5, 'UTC')).toEqual([]);
  });

  it('stays within the range of valid dates', () => {
    expect(dayEdges(8.64e15 - HOUR, 8.64e15, 'Asia/Tokyo').at(-1)).toBe(8.64e15);
    expect(dayEdges(-8.64e15, -8.64e15 + HOUR, 'America/New_York')[0]).toBe(-8.64e15);
  });

  it('agrees with dayKey and startOfDay in various zones', () => {
    const zones = [
      'UTC',
      'Europe/London',
      'America/Sao_Paulo',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    ];
    const instant = fc.integer({ min: at('1975-01-01'), max: at('2037-01-01') });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 30 * 24 * HOUR }),
        fc.constantFrom(...zones),
        (since, span, zone) => {
          const edges = dayEdges(since, since + span, zone);
          expect(edges[0]).toBe(startOfDay(since, zone));
          expect(edges[0]).toBeLessThanOrEqual(since);
          expect(edges.at(-1)).toBeGreaterThanOrEqual(since + span);
          expect(edges.at(-2)).toBeLessThan(since + span);
          for (const [index, edge] of edges.slice(0, -1).entries()) {
            const next = edges[index + 1]!;
            expect(next).toBeGreaterThan(edge);
            expect(dayKey(next - 1, zone)).toBe(dayKey(edge, zone));
            expect(dayKey(next, zone)).not.toBe(dayKey(edge, zone));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('hourEdges', () => {
  it.each([
    ['UTC', '2026-11-21T10:20:00Z', '2026-11-21T12:00:00Z', '2026-11-21T10:00:00.000Z', [1, 1]],
    ['Asia/Kolkata', '2026-11-21T10:20:00Z', '2026-11-21T12:00:00Z', '2026-11-21T09:30:00.000Z', [1, 1, 1]],
    ['Asia/Kathmandu', '2026-11-21T10:20:00Z', '2026-11-21T11:15:00Z', '2026-11-21T10:15:00.000Z', [1]],
    ['Europe/Berlin', '2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z', '2026-10-25T00:00:00.000Z', [1, 1]],
    // 02:00 becomes 02:30: the second hour is half an hour long.
    ['Australia/Lord_Howe', '2026-10-03T14:30:00Z', '2026-10-03T17:00:00Z', '2026-10-03T14:30:00.000Z', [1, 0.5, 1]],
    ['Australia/Lord_Howe', '2026-10-03T15:45:00Z', '2026-10-03T16:30:00Z', '2026-10-03T15:30:00.000Z', [0.5, 1]],
  ])('splits at the full hours of the clock in %s', (zone, since, until, first, hours) => {
    const edges = hourEdges(at(since), at(until), zone);
    expect(iso(edges.slice(0, 1))).toEqual([first]);
    expect(hoursBetween(edges)).toEqual(hours);
  });
});
