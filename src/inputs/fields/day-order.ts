/** Days as spreadsheets of many countries write them, with slashes: 31/12/2025 or 12/31/2025. Only people know which. */

export const DAY_ORDERS = ['dmy', 'mdy'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

const SLASHED = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/;

/** The same day with its year in full and dots, before which the day stands; anything else as it is. */
export function withDots(value: unknown, order: DayOrder): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(SLASHED, (_, first: string, _sign, second: string, year: string) => {
    const [day, month] = order === 'dmy' ? [first, second] : [second, first];
    return `${day}.${month}.${year.length === 4 ? year : inFull(Number(year))}`;
  });
}

/** What is written before 1970 is no time here. */
const inFull = (year: number): number => year + (year < 70 ? 2000 : 1900);
