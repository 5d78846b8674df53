/** Counts the searches of a day: a hundred are free, each page is one, and the day begins at midnight in California. */
import { oneAtATime } from '../shared/one-at-a-time.js';
import { type Cache, type Quota, SourceError } from '../source.js';

const KEY = 'searches';
const TURN = `youtube ${KEY}`;
const HOUR = 3_600_000;

export interface Budget {
  readonly cache: Cache;
  readonly now: Date;
  /** Value of the setting. */
  readonly dailySearches: string;
}

/**
 * Takes one search of today's budget.
 * @returns false if none is left
 * @throws SourceError `needs_config` if the limit is not a number
 */
export function takeSearch(budget: Budget): Promise<boolean> {
  return oneAtATime(TURN, async () => {
    const used = await usedToday(budget);
    if (used >= readLimit(budget.dailySearches)) return false;
    await budget.cache.set(KEY, `${dayInCalifornia(budget.now)} ${used + 1}`);
    return true;
  });
}

/** Marks the day as used up when Google says so: other programs may use the same project. */
export function useUp(budget: Budget): Promise<void> {
  return oneAtATime(TURN, () =>
    budget.cache.set(KEY, `${dayInCalifornia(budget.now)} ${readLimit(budget.dailySearches)}`),
  );
}

export async function quotaOf(budget: Budget): Promise<Quota> {
  return {
    unit: 'searches',
    used: await usedToday(budget),
    limit: readLimit(budget.dailySearches),
    resetsAt: nextDayInCalifornia(budget.now),
  };
}

/** Returns the next midnight in California, in ISO format. */
export function nextDayInCalifornia(now: Date): string {
  const today = dayInCalifornia(now);
  // A day has 23 to 25 hours: the first hour that belongs to another day is that day's first.
  for (let at = Math.floor(now.getTime() / HOUR) * HOUR + HOUR; ; at += HOUR) {
    if (dayInCalifornia(new Date(at)) !== today) return new Date(at).toISOString();
  }
}

// This locale writes days as ISO does.
const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles', dateStyle: 'short' });

function dayInCalifornia(now: Date): string {
  return calendar.format(now);
}

async function usedToday({ cache, now }: Budget): Promise<number> {
  const [, day, used] = /^(\d{4}-\d\d-\d\d) (\d+)$/.exec((await cache.get(KEY)) ?? '') ?? [];
  return day === dayInCalifornia(now) ? Number(used) : 0;
}

/** @throws SourceError `needs_config` if the setting is not a number */
export function readLimit(dailySearches: string): number {
  if (/^\d{1,6}$/.test(dailySearches.trim())) return Number(dailySearches);
  throw new SourceError(
    'needs_config',
    `youtube.dailySearches is not a whole number: ${JSON.stringify(dailySearches)}`,
    {
      hint: 'it is the number of searches that Google allows your project in a day, such as 100',
    },
  );
}
