/** Times as exports write them: ISO, RFC 822, or Unix time in seconds to nanoseconds, as numbers or strings. */
import { instantOf } from '../../core/time/local.js';
import { type Moment, parseDate } from '../../sources/shared/date.js';
import { instantAt } from '../../sources/shared/instant.js';

/**
 * @param zone time zone of times without one
 * @returns null if it is not a time, or one that means "unknown" (0, 0001-01-01)
 */
export function momentOf(value: unknown, zone: string): Moment | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (PLAIN_ISO.test(text)) {
    const hasMilliseconds = text.length === 24;
    return { iso: hasMilliseconds ? text : new Date(text).toISOString(), precision: 'second' };
  }
  // Fewer digits are a day (20261121) or a year; 14 digits may be a day with the time of day.
  if (/^\d{9,19}(?:\.\d{0,9})?$/.test(text) && !COMPACT.test(text)) {
    const iso = instantAt(unixMilliseconds(Number(text)));
    return iso === null ? null : { iso, precision: 'second' };
  }
  const moment = parseDate(withSigns(text));
  if (moment === null || zone === 'UTC' || saysZone(text)) return moment;
  const iso = instantAt(instantOf(Date.parse(moment.iso), zone));
  return iso === null ? null : { ...moment, iso };
}

/** The usual form, limited to days that exist in every month. */
const PLAIN_ISO =
  /^(?:19[7-9]\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;

/** 20261121101500, which would be centuries ahead as milliseconds. */
const COMPACT = /^((?:19[7-9]\d|20\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/;

const withSigns = (text: string): string => text.replace(COMPACT, '$1T$2:$3:$4');

/** Detects the unit by length: seconds since 1970 have ten digits until 2286, and each finer unit has three more. */
function unixMilliseconds(time: number): number {
  if (time < 1e11) return time * 1000;
  if (time < 1e14) return time;
  return time < 1e17 ? time / 1e3 : time / 1e6;
}

const CLOCK = /(?:\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,12})?)?|\dT\d{4,6})(?:\s?[ap]\.?m\b\.?)?/i;
const ZONE = /^\s{0,3}\(?(?:[+-]\d|z\b|ut\b|[a-z]{3,5}\b)/i;

function saysZone(text: string): boolean {
  const start = text.slice(0, 100);
  const clock = CLOCK.exec(start);
  return clock !== null && ZONE.test(start.slice(clock.index + clock[0].length));
}
