/** Times read from bytes equal those that the full parsers read. */
import { describe, expect, it } from '@jest/globals';
import { foundInstant } from '../../../src/core/mention/found-instant.js';
import { momentOf } from '../../../src/inputs/fields/moment.js';
import { type Clock, momentAt } from '../../../src/inputs/skim/moment.js';
import { parseDate } from '../../../src/sources/shared/date.js';
import { instantOf, instantOfSeconds } from '../../../src/sources/shared/instant.js';
import { fromTweetV1 } from '../../../src/sources/x/wire.js';
import fc from '../../support/property.js';

function timeOf(written: string, clock: Clock): number | null {
  // Other characters can surround it.
  const bytes = Buffer.from(`"${written}",`);
  return momentAt(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 1, bytes.length - 2, clock);
}

type Read = (written: string) => string | null | undefined;

const ofRows: Read = (written) => momentOf(written, 'UTC')?.iso;
const ofRowsInLondon: Read = (written) => momentOf(written, 'Europe/London')?.iso;
const ofDates: Read = (written) => parseDate(written)?.iso;
const ofTweets: Read = (written) =>
  fromTweetV1({ id_str: '1', user: {}, text: 'x', created_at: written })?.publishedAt ?? null;

const READERS: Readonly<Record<Clock, readonly Read[]>> = {
  T: [ofRows, ofRowsInLondon, ofDates, ofTweets, instantOf, (written) => foundInstant(written, null)?.publishedAt],
  ' ': [ofRows, ofRowsInLondon, ofDates],
  weekday: [ofRows, ofRowsInLondon, ofTweets],
  day: [ofDates],
  seconds: [ofRows, (written) => instantOfSeconds(Number(written)), (written) => momentOf(Number(written), 'UTC')?.iso],
  milliseconds: [ofRows, (written) => momentOf(Number(written), 'UTC')?.iso],
  microseconds: [ofRows, (written) => momentOf(Number(written), 'UTC')?.iso],
};
const CLOCKS = Object.keys(READERS) as readonly Clock[];

describe('a time in bytes', () => {
  it.each<[string, Clock, string]>([
    ['2026-11-21T10:00:00Z', 'T', '2026-11-21T10:00:00.000Z'],
    ['2026-11-21T10:00:00.123Z', 'T', '2026-11-21T10:00:00.123Z'],
    ['2026-11-21T10:00:00.5Z', 'T', '2026-11-21T10:00:00.500Z'],
    ['2026-11-21T10:00:00.123456+00:00', 'T', '2026-11-21T10:00:00.123Z'],
    ['2024-02-29T23:59:59Z', 'T', '2024-02-29T23:59:59.000Z'],
    ['2026-12-31 10:00:00Z', ' ', '2026-12-31T10:00:00.000Z'],
    ['Wed Oct 31 20:19:24 +0000 2018', 'weekday', '2018-10-31T20:19:24.000Z'],
    ['2026-11-21', 'day', '2026-11-21T12:00:00.000Z'],
    ['1790000000', 'seconds', '2026-09-21T14:13:20.000Z'],
    ['1790000000.0', 'seconds', '2026-09-21T14:13:20.000Z'],
    ['1790000000123', 'milliseconds', '2026-09-21T14:13:20.123Z'],
    ['1790000000123999', 'microseconds', '2026-09-21T14:13:20.123Z'],
  ])('is read as the full parsers read it: %s', (written, clock, iso) => {
    expect(timeOf(written, clock)).toBe(Date.parse(iso));
    for (const read of READERS[clock]) expect(read(written)).toBe(iso);
  });

  it.each<[string, Clock]>([
    ['2026-02-29T10:00:00Z', 'T'],
    ['2026-13-01T10:00:00Z', 'T'],
    ['1969-12-31T23:59:59Z', 'T'],
    ['2026-11-21T24:00:00Z', 'T'],
    ['2026-11-21T10:00:00+01:00', 'T'],
    ['2026-11-21T10:00:00.Z', 'T'],
    ['2026-11-21 10:00:00Z', 'T'],
    ['Wed Feb 30 20:19:24 +0000 2018', 'weekday'],
    ['Wed Oct 31 20:19:24 +0100 2018', 'weekday'],
    ['1790000000.5', 'seconds'],
    ['0001790000000', 'milliseconds'],
  ])('is left to the full parsers: %s', (written, clock) => {
    expect(timeOf(written, clock)).toBeNull();
  });

  it('never differs from what the full parsers read', () => {
    const near = fc.date({ min: new Date('1965-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    const written = near.chain((date) => {
      const iso = date.toISOString();
      const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ');
      return fc.constantFrom(
        ...[iso, iso.replace('T', ' '), iso.slice(0, 10), iso.replace('Z', '+00:00'), iso.replace('Z', '4567Z')],
        ...[`${weekday} ${month} ${day} ${time} +0000 ${year}`, `${iso.slice(0, 8)}31${iso.slice(10)}`],
        ...[1000, 1, 1 / 1000].map((unit) => String(Math.floor(date.getTime() / unit))),
      );
    });
    const spoilt = fc.tuple(written, fc.nat(30), fc.constantFrom(...'0193-:TZ. +abJ')).map(([text, at, sign]) => {
      return text.slice(0, at) + sign + text.slice(at + 1);
    });
    let known = 0;
    fc.assert(
      fc.property(fc.oneof(written, spoilt), fc.constantFrom(...CLOCKS), (text, clock) => {
        const time = timeOf(text, clock);
        if (time === null) return;
        known += 1;
        for (const read of READERS[clock]) expect(read(text)).toBe(new Date(time).toISOString());
      }),
      { numRuns: 20_000 },
    );
    expect(known).toBeGreaterThan(1000);
  });
});
