import { describe, expect, it } from '@jest/globals';
import { inCron, inSystemd, inUtc, readSchedule } from '../../../src/cli/cron/schedule.js';

describe('a schedule', () => {
  it.each([
    ['day', '07:15', '15 7 * * *', '*-*-* 07:15:00'],
    ['day', undefined, '0 0 * * *', '*-*-* 00:00:00'],
    ['hour', ':20', '20 * * * *', '*-*-* *:20:00'],
    ['hour', undefined, '0 * * * *', '*-*-* *:00:00'],
    ['week', '6:05', '5 6 * * 1', 'Mon *-*-* 06:05:00'],
    ['sunday', '23:59', '59 23 * * 0', 'Sun *-*-* 23:59:00'],
  ] as const)('every %s at %s is %s', (every, at, cron, systemd) => {
    const schedule = readSchedule(every, at);
    expect([inCron(schedule), inSystemd(schedule, null)]).toEqual([cron, systemd]);
  });

  it.each([
    ['day', '7'],
    ['day', ':15'],
    ['day', '24:00'],
    ['day', '07:60'],
    ['hour', '07:15'],
    ['week', 'noon'],
  ] as const)('every %s at %s is refused', (every, at) => {
    expect(() => readSchedule(every, at)).toThrow('--at');
  });

  it('includes its time zone for systemd', () => {
    expect(inSystemd(readSchedule('day', '07:15'), 'Europe/Berlin')).toBe('*-*-* 07:15:00 Europe/Berlin');
  });

  it.each([
    ['day', '07:15', 60, '15 6 * * *'],
    ['day', '00:15', 60, '15 23 * * *'],
    ['monday', '00:15', 60, '15 23 * * 0'],
    ['sunday', '20:00', -330, '30 1 * * 1'],
    ['sunday', '00:00', 840, '0 10 * * 6'],
    ['hour', ':20', 330, '50 * * * *'],
  ] as const)('every %s at %s, %i minutes east, is %s in UTC', (every, at, offset, cron) => {
    expect(inCron(inUtc(readSchedule(every, at), offset))).toBe(cron);
  });
});
