/** Parses publication times as sources deliver them. */
import type { Mention } from '../../types.js';

export interface FoundInstant {
  readonly publishedAt: string;
  readonly precision: NonNullable<Mention['precision']>;
}

const ISO = /^(\d{4}-\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d))?$/i;
// Exclusive bounds: the start of year 1 is what .NET writes for a missing date, and years of more than four digits are
// never genuine.
const YEAR_1 = -62_135_596_800_000;
const YEAR_10000 = 253_402_300_800_000;

/**
 * Parses ISO 8601 with a zone; a date alone counts as noon. Returns null for everything else: without a zone, the
 * result would depend on the machine.
 */
export function foundInstant(value: unknown, precision: unknown): FoundInstant | null {
  if (typeof value === 'string' && AS_WE_WRITE.test(value))
    return { publishedAt: value, precision: precisionOf(precision) };
  const [, month, day, clock, zone = ''] = (typeof value === 'string' ? ISO.exec(value.trim()) : null) ?? [];
  if (month === undefined || day === undefined || (Number(day) > 28 && Number(day) > daysOf(month))) return null;
  const milliseconds = Date.parse(`${month}-${day}T${clock ?? '12:00'}${clock === undefined ? 'Z' : zone}`);
  if (!(milliseconds > YEAR_1 && milliseconds < YEAR_10000)) return null;
  return {
    publishedAt: new Date(milliseconds).toISOString(),
    precision: clock === undefined ? 'day' : precisionOf(precision),
  };
}

const precisionOf = (given: unknown): FoundInstant['precision'] =>
  given === 'day' || given === 'minute' ? given : 'second';

/** A timestamp that is in our format already, on a day that every month has, so that it needs no parsing. */
const AS_WE_WRITE = /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/**
 * Number of days in a month, since Date.parse reads 30 February as 2 March.
 * @param month as `2026-02`
 */
function daysOf(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(2000 + ((year ?? 0) % 400), number ?? 0, 0)).getUTCDate();
}
