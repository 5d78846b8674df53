/** The settings of Jetstream: how far back it is read. */
import { baseUrlSetting, type SettingSpecs, SourceError } from '../source.js';

export const settings = {
  ...baseUrlSetting,
  lookBack: {
    description: 'how far back to read, such as 90s, 10m or 2h; every post on Bluesky in that time is downloaded',
    default: '10m',
    check: lookBackOf,
  },
} as const satisfies SettingSpecs;

const SECOND = 1000;
const UNITS = new Map([
  ['s', SECOND],
  ['m', 60 * SECOND],
  ['h', 3600 * SECOND],
]);

/** How far back Jetstream keeps events, in milliseconds. */
const LONGEST = 36 * 3600 * SECOND;

/** Parses the setting to milliseconds, at most 36 hours. @throws SourceError `needs_config` */
export function lookBackOf(given: string): number {
  const [, digits, unit = ''] = /^(\d{1,6})\s*([smh])$/.exec(given.trim()) ?? [];
  const milliseconds = Number(digits) * (UNITS.get(unit) ?? Number.NaN);
  if (milliseconds > 0) return Math.min(milliseconds, LONGEST);
  throw new SourceError('needs_config', `jetstream.lookBack is not a time: ${JSON.stringify(given)}`, {
    hint: 'write it as 90s, 10m or 2h; 36h is the most',
  });
}
