import { describe, expect, it } from '@jest/globals';
import { ASCII_SIGNS, UNICODE_SIGNS } from '../../../src/output/words/signs.js';
import { age, dayOrClock, momentWords, span, stamp, windowWords } from '../../../src/output/words/time-words.js';

const window = (since: string, until: string, timezone = 'UTC') => ({ since, until, timezone });

describe('windowWords', () => {
  it.each([
    [
      'names the last day inside',
      window('2026-11-14T00:00:00.000Z', '2026-11-21T00:00:00.000Z'),
      '14 – 20 Nov 2026 UTC',
    ],
    [
      'names the day that has begun',
      window('2026-11-14T12:00:00.000Z', '2026-11-21T12:00:00.000Z'),
      '14 – 21 Nov 2026 UTC',
    ],
    ['crosses months', window('2026-10-28T00:00:00.000Z', '2026-11-04T00:00:00.000Z'), '28 Oct – 3 Nov 2026 UTC'],
    ['crosses years', window('2025-12-29T00:00:00.000Z', '2026-01-05T00:00:00.000Z'), '29 Dec 2025 – 4 Jan 2026 UTC'],
    [
      'gives short windows their times',
      window('2026-11-20T12:00:00.000Z', '2026-11-21T12:00:00.000Z'),
      '20 Nov 12:00 – 21 Nov 2026 12:00 UTC',
    ],
    [
      'says one day once',
      window('2026-11-21T08:00:00.000Z', '2026-11-21T12:30:00.000Z'),
      '21 Nov 2026 08:00 – 12:30 UTC',
    ],
    [
      'reads the clock of the zone',
      window('2026-11-13T15:00:00.000Z', '2026-11-20T15:00:00.000Z', 'Asia/Tokyo'),
      '14 – 20 Nov 2026 Asia/Tokyo',
    ],
  ])('%s', (_, given, words) => {
    expect(windowWords(given, UNICODE_SIGNS)).toBe(words);
  });

  it('has an ASCII form', () => {
    expect(windowWords(window('2026-11-14T00:00:00.000Z', '2026-11-21T00:00:00.000Z'), ASCII_SIGNS)).toBe(
      '14 - 20 Nov 2026 UTC',
    );
  });
});

describe('times', () => {
  it.each([
    [41_000, '41 s'],
    [12 * 60_000, '12 min'],
    [36 * 3_600_000, '36 h'],
    [7 * 86_400_000, '7 days'],
  ])('writes %p ms as %p', (milliseconds, words) => {
    expect(span(milliseconds)).toBe(words);
  });

  it('treats a time in the future as now', () => {
    expect(age('2026-11-21T12:01:00.000Z', '2026-11-21T12:00:00.000Z')).toBe('0 s');
  });

  it('shows the day only if it is another one', () => {
    const asOf = '2026-11-21T12:00:00.000Z';
    expect(momentWords('2026-11-21T14:03:00.000Z', asOf, 'UTC')).toBe('14:03');
    expect(momentWords('2026-11-22T14:03:00.000Z', asOf, 'UTC')).toBe('Sun 22 Nov 14:03');
    expect(dayOrClock('2026-11-21T02:03:00.000Z', asOf, 'UTC')).toBe('02:03');
    expect(dayOrClock('2026-11-18T02:03:00.000Z', asOf, 'UTC')).toBe('Wed 18 Nov');
    expect(dayOrClock('2026-11-18T16:00:00.000Z', asOf, 'Asia/Kolkata')).toBe('Wed 18 Nov');
  });

  it('formats a time in the given time zone', () => {
    expect(stamp('2026-11-21T20:00:00.000Z', 'Asia/Kolkata')).toBe('2026-11-22 01:30');
    expect(stamp('0001-01-02T20:00:00.000Z', 'UTC')).toBe('0001-01-02 20:00');
  });
});
