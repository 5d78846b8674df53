import { describe, expect, it } from '@jest/globals';
import { readTime, writeTime } from '../../../src/sources/template/times.js';

const TIME = new Date('2026-11-05T13:04:09.000Z');

describe('writeTime', () => {
  it.each([
    ['YYYY-MM-DD', '2026-11-05'],
    ['D.M.YYYY', '5.11.2026'],
    ['DD/MM/YYYY HH:mm:ss', '05/11/2026 13:04:09'],
    ['MMM D, YYYY H:mm A', 'Nov 5, 2026 13:04 PM'],
    ['YYYYMMDDHHmmss', '20261105130409'],
    ['iso', '2026-11-05T13:04:09.000Z'],
    ['unix', '1793883849'],
    ['milliseconds', '1793883849000'],
  ])('writes a time as %s', (format, expected) => {
    expect(writeTime(TIME, format)).toBe(expected);
  });
});

describe('readTime', () => {
  it.each<[string, string | null, string, string | null]>([
    ['05.11.2026 13:04', 'DD.MM.YYYY HH:mm', '', '2026-11-05T13:04:00.000Z'],
    ['05.11.2026 13:04', 'DD.MM.YYYY HH:mm', '+01:00', '2026-11-05T12:04:00.000Z'],
    ['11/5/2026 1:04:09 PM', 'M/D/YYYY H:mm:ss A', '', '2026-11-05T13:04:09.000Z'],
    ['Nov 5, 2026', 'MMM D, YYYY', '', '2026-11-05T12:00:00.000Z'],
    ['posted on 2026-11-05 (edited)', 'posted on YYYY-MM-DD', '', '2026-11-05T12:00:00.000Z'],
    ['1793883849', 'unix', '', '2026-11-05T13:04:09.000Z'],
    ['1793883849000', 'milliseconds', '', '2026-11-05T13:04:09.000Z'],
    ['2026-11-05T13:04:09Z', null, '+05:00', '2026-11-05T13:04:09.000Z'],
    ['2026-11-05 13:04', null, '+05:00', '2026-11-05T08:04:00.000Z'],
    ['Thu, 05 Nov 2026 13:04:09 GMT', null, '', '2026-11-05T13:04:09.000Z'],
    ['yesterday', null, '', null],
    ['yesterday', 'DD.MM.YYYY', '', null],
    ['soon', 'unix', '', null],
    ['99999999999999999', 'unix', '', null],
    ['31.13.2026', 'DD.MM.YYYY', '', null],
    ['5 5 2026', 'D D YYYY', '', '2026-01-05T12:00:00.000Z'],
  ])('reads %s as %p in the zone "%s"', (text, format, zone, expected) => {
    expect(readTime(text, format, zone)?.iso ?? null).toBe(expected);
  });
});
