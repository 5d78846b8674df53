/** The schedule of a job, in the notations of cron and systemd. */
import { UsageError } from '../../errors.js';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export const EVERY = ['hour', 'day', 'week', ...WEEKDAYS] as const;

export interface Schedule {
  readonly every: 'hour' | 'day' | 'week';
  /** For a weekly job, 0 is Sunday; else null. */
  readonly weekday: number | null;
  /** Null for every hour. */
  readonly hour: number | null;
  readonly minute: number;
}

/** @param at `07:15`; for an hourly job, `:15`. @throws UsageError */
export function readSchedule(every: (typeof EVERY)[number], at: string | undefined): Schedule {
  const weekday = every === 'week' ? 1 : WEEKDAYS.indexOf(every as (typeof WEEKDAYS)[number]);
  const kind = every === 'hour' || every === 'day' ? every : 'week';
  const written = at ?? (kind === 'hour' ? ':00' : '00:00');
  const [, hour = '', minute = ''] = /^(\d{1,2})?:(\d{2})$/.exec(written) ?? [];
  const isRead = minute !== '' && Number(minute) < 60 && Number(hour) < 24 && (kind === 'hour') === (hour === '');
  if (!isRead) {
    throw new UsageError(`--at ${JSON.stringify(written)} is not a time of ${kind === 'hour' ? 'an hour' : 'a day'}`, {
      hint: kind === 'hour' ? 'as --every hour --at :15' : `as --every ${every} --at 07:15`,
    });
  }
  return {
    every: kind,
    weekday: kind === 'week' ? weekday : null,
    hour: kind === 'hour' ? null : Number(hour),
    minute: Number(minute),
  };
}

/** Schedule for cron, such as `15 7 * * 1`. */
export function inCron({ weekday, hour, minute }: Schedule): string {
  return `${minute} ${hour ?? '*'} * * ${weekday ?? '*'}`;
}

/** Schedule for systemd, such as `Mon *-*-* 07:15:00 Europe/Berlin`. */
export function inSystemd({ weekday, hour, minute }: Schedule, timezone: string | null): string {
  const day = weekday === null ? '' : `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday]} `;
  const time = `${hour === null ? '*' : two(hour)}:${two(minute)}:00`;
  return `${day}*-*-* ${time}${timezone === null ? '' : ` ${timezone}`}`;
}

/**
 * Converts a schedule to UTC, for schedulers that know no other zone.
 * @param offsetMinutes offset of the zone, positive east of Greenwich
 */
export function inUtc(schedule: Schedule, offsetMinutes: number): Schedule {
  const { hour, minute, weekday } = schedule;
  const total = (hour ?? 0) * 60 + minute - offsetMinutes;
  const inDay = modulo(total, 1440);
  return {
    ...schedule,
    minute: inDay % 60,
    hour: hour === null ? null : Math.floor(inDay / 60),
    weekday: weekday === null ? null : modulo(weekday + Math.floor(total / 1440), 7),
  };
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
