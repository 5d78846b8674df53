/** When something was published, as a source says it. */
import type { Mention } from '../../types.js';

export interface FoundInstant {
  readonly publishedAt: string;
  readonly precision: NonNullable<Mention['precision']>;
}

const ISO = /^(\d{4}-\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d))?$/i;
// Year 1 begins where .NET has no date to tell; a year of more than four digits is none that anybody wrote in.
const YEAR_1 = -62_135_596_800_000;
const YEAR_10000 = 253_402_300_800_000;

/**
 * From ISO 8601 with a zone; a day alone counts as its midday. Null for everything else: without a zone the time of
 * one machine is not that of another.
 */
export function foundInstant(value: unknown, precision: unknown): FoundInstant | null {
  const [, month, day, clock, zone = ''] = (typeof value === 'string' ? ISO.exec(value.trim()) : null) ?? [];
  if (month === undefined || day === undefined || (Number(day) > 28 && Number(day) > daysOf(month))) return null;
  const milliseconds = Date.parse(`${month}-${day}T${clock ?? '12:00'}${clock === undefined ? 'Z' : zone}`);
  if (!(milliseconds > YEAR_1 && milliseconds < YEAR_10000)) return null;
  return {
    publishedAt: new Date(milliseconds).toISOString(),
    precision: clock === undefined || precision === 'day' ? 'day' : precision === 'minute' ? 'minute' : 'second',
  };
}

/** Date.parse takes the 30th of February for the 2nd of March. @param month as `2026-02` */
function daysOf(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(2000 + ((year ?? 0) % 400), number ?? 0, 0)).getUTCDate();
}
