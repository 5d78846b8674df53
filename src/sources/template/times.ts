/** Time formats of sites: `iso`, `unix`, `milliseconds`, or letters as DD.MM.YYYY HH:mm. */
import { type Moment, parseDate } from '../shared/date.js';
import { instantAt } from '../shared/instant.js';

const LETTERS = /YYYY|MMM|MM|M|DD|D|HH|H|mm|ss|A/g;

export const DAY = 86_400_000;

/**
 * Returns the smallest unit that a format expresses, in ms; anything smaller is cut off. Fractions of a second are
 * ignored.
 */
export function unitOf(format: string): number {
  if (/^(?:iso|unix|milliseconds)$|ss/.test(format)) return 1;
  return format.includes('mm') ? 60_000 : format.includes('H') ? 3_600_000 : DAY;
}

/** Formats a time in UTC. */
export function writeTime(time: Date, format: string): string {
  if (format === 'iso') return time.toISOString();
  if (format === 'unix') return String(Math.floor(time.getTime() / 1000));
  if (format === 'milliseconds') return String(time.getTime());
  const iso = time.toISOString();
  const hour = time.getUTCHours();
  const parts: Readonly<Record<string, string>> = {
    YYYY: iso.slice(0, 4),
    MMM: time.toUTCString().slice(8, 11),
    MM: iso.slice(5, 7),
    M: String(time.getUTCMonth() + 1),
    DD: iso.slice(8, 10),
    D: String(time.getUTCDate()),
    HH: iso.slice(11, 13),
    H: String(hour),
    mm: iso.slice(14, 16),
    ss: iso.slice(17, 19),
    A: hour < 12 ? 'AM' : 'PM',
  };
  return format.replace(LETTERS, (letters) => parts[letters] ?? letters);
}

const PATTERNS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MMM: '(?<month>\\p{L}{3,9})\\.?',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  H: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  A: '(?<half>[AaPp]\\.?[Mm]\\.?)',
};

/**
 * @param format null: any format common in feeds and pages
 * @param zone zone of times that name none
 */
export function readTime(text: string, format: string | null, zone: string): Moment | null {
  const written = text.trim().slice(0, 100);
  if (format === 'unix' || format === 'milliseconds') {
    if (!/^\d{1,16}(?:\.\d+)?$/.test(written)) return null;
    const iso = instantAt(Number(written) * (format === 'unix' ? 1000 : 1));
    return iso === null ? null : { iso, precision: 'second' };
  }
  if (format === null || format === 'iso')
    return parseDate(namesNoZone(written) ? `${written} ${zone}`.trim() : written);
  const groups = patternOf(format).exec(written)?.groups;
  if (groups === undefined) return null;
  const { year, month = '01', day = '01', hour, minute = '00', second, half = '' } = groups;
  const time =
    hour === undefined ? '' : ` ${hour}:${minute}${second === undefined ? '' : `:${second}`} ${half} ${zone}`;
  return parseDate(/^\d/.test(month) ? `${year}-${month}-${day}${time}` : `${day} ${month} ${year}${time}`);
}

function patternOf(format: string): RegExp {
  const parts = format.split(new RegExp(`(${LETTERS.source})`));
  // Each group can be named only once: if a part occurs twice, the second one is matched but not used.
  const named = new Set<string>();
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
    const pattern = PATTERNS[part]!;
    const name = /<(\w+)>/.exec(pattern)![1]!;
    if (named.has(name)) return pattern.replace(/\?<\w+>/, '?:');
    named.add(name);
    return pattern;
  });
  return new RegExp(source.join(''), 'u');
}

function namesNoZone(text: string): boolean {
  return /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/.test(text);
}
