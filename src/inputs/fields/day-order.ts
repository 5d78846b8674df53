/**
 * Days with slashes, as spreadsheets of many countries write them: 31/12/2025 or 12/31/2025. Only the user knows which.
 */

export const DAY_ORDERS = ['dmy', 'mdy'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

const SLASHED = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/;

/** Rewrites a day as day.month.year, with the year in full. Returns anything else unchanged. */
export function withDots(value: unknown, order: DayOrder): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(SLASHED, (_, first: string, _sign, second: string, year: string) => {
    const [day, month] = order === 'dmy' ? [first, second] : [second, first];
    return `${day}.${month}.${year.length === 4 ? year : inFull(Number(year))}`;
  });
}

/** Dates before 1970 are not accepted, so 70 and above belong to the last century. */
const inFull = (year: number): number => year + (year < 70 ? 2000 : 1900);
