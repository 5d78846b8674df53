/** Daily budget for X, where every post read costs money. It applies per day (UTC, as X counts) and across all runs. */
import { countedAlone } from '../shared/one-at-a-time.js';
import { dayOf, nextDay } from '../shared/utc-day.js';
import { type Cache, type Quota, SourceError } from '../source.js';

export interface Budget {
  /** Reserves up to `wanted` posts and returns their number; 0 if fewer than `least` remain. */
  reserve(wanted: number, least: number): Promise<number>;
  /** Replaces a reservation by the number of posts read, as only those are paid for. */
  settle(reserved: number, read: number): Promise<void>;
}

const KEY = 'reads';

/**
 * @param dailyPosts value of the setting
 * @throws SourceError `needs_config` if it is not a number
 */
export function budgetOf(cache: Cache, dailyPosts: string, now: Date): Budget {
  const limit = readLimit(dailyPosts);
  const day = dayOf(now);
  const alone = <T>(work: () => Promise<T>) => countedAlone(cache, 'x', KEY, work);
  return {
    reserve: (wanted, least) =>
      alone(async () => {
        const used = await usedOn(day, cache);
        const reserved = Math.min(wanted, limit - used);
        if (reserved < least) return 0;
        await keep(day, used + reserved, cache);
        return reserved;
      }),
    settle: (reserved, read) =>
      alone(async () => keep(day, Math.max(0, (await usedOn(day, cache)) - reserved + read), cache)),
  };
}

export async function quotaOf(cache: Cache, dailyPosts: string, now: Date): Promise<Quota> {
  return { unit: 'posts', used: await usedOn(dayOf(now), cache), limit: readLimit(dailyPosts), resetsAt: nextDay(now) };
}

/** @throws SourceError `needs_config` if the setting is not a number */
export function readLimit(dailyPosts: string): number {
  if (/^\d{1,9}$/.test(dailyPosts.trim())) return Number(dailyPosts);
  throw new SourceError('needs_config', `x.dailyPosts is not a whole number: ${JSON.stringify(dailyPosts)}`, {
    hint: 'it is the number of posts that may be read and paid for in a day, such as 1000',
  });
}

async function usedOn(day: string, cache: Cache): Promise<number> {
  const kept = (await cache.get(KEY)) ?? '';
  const [, counted, used] = /^(\d{4}-\d\d-\d\d) (\d+)$/.exec(kept) ?? [];
  return counted === day ? Number(used) : 0;
}

async function keep(day: string, used: number, cache: Cache): Promise<void> {
  await cache.set(KEY, `${day} ${used}`);
}
