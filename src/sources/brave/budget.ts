/** Limits the paid requests to Brave to a number per month (UTC), counted over all runs. */
import { countedAlone } from '../shared/one-at-a-time.js';
import { type Cache, type Quota, SourceError } from '../source.js';

const KEY = 'requests';

/**
 * Counts one more request; false if the month has none left.
 * @throws SourceError `needs_config` if the limit is not a whole number
 */
export async function spend(cache: Cache, monthlyRequests: string, now: Date): Promise<boolean> {
  const limit = readLimit(monthlyRequests);
  return countedAlone(cache, 'brave', KEY, async () => {
    const used = await usedIn(monthOf(now), cache);
    if (used >= limit) return false;
    await cache.set(KEY, `${monthOf(now)} ${used + 1}`);
    return true;
  });
}

export async function quotaOf(cache: Cache, monthlyRequests: string, now: Date): Promise<Quota> {
  const used = await usedIn(monthOf(now), cache);
  return { unit: 'requests', used, limit: readLimit(monthlyRequests), resetsAt: nextMonth(now) };
}

/** ISO time of the first midnight (UTC) of the next month. */
export function nextMonth(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString();
}

async function usedIn(month: string, cache: Cache): Promise<number> {
  const [, counted, used] = /^(\d{4}-\d\d) (\d+)$/.exec((await cache.get(KEY)) ?? '') ?? [];
  return counted === month ? Number(used) : 0;
}

/** @throws SourceError `needs_config` if it is not a whole number */
export function readLimit(monthlyRequests: string): number {
  if (/^\d{1,9}$/.test(monthlyRequests.trim())) return Number(monthlyRequests);
  throw new SourceError(
    'needs_config',
    `brave.monthlyRequests is not a whole number: ${JSON.stringify(monthlyRequests)}`,
    {
      hint: 'it is the number of requests that may be made and paid for in a month, such as 1000',
    },
  );
}

function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7);
}
