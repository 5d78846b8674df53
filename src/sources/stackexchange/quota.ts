/** Remaining requests of the day and requested pauses, which Stack Exchange reports in its response bodies. */
import { bodyOf } from '../shared/body.js';
import { countOf, type JsonObject } from '../shared/json.js';
import { dayOf, nextDay } from '../shared/utc-day.js';
import { afterSeconds, sentAt } from '../shared/wait.js';
import { type Allowance, type Cache, type HttpResponse, type Quota, SourceError } from '../source.js';

const WITHOUT_KEY = 300;
const WITH_KEY = 10_000;
const BACKOFF = 'backoff';

export function allowance(response: HttpResponse): Allowance | undefined {
  const asked = sentAt(response);
  const body = bodyOf(response);
  if (body === null || Number.isNaN(asked)) return undefined;
  // Identical requests must not be repeated before the pause ends, whatever remains of the quota.
  const backoff = afterSeconds(secondsIn(body), asked);
  if (backoff !== null) return { remaining: 0, resetsAt: backoff };
  const remaining = countOf(body['quota_remaining']);
  return remaining === null ? undefined : { remaining, resetsAt: nextDay(new Date(asked)) };
}

/** Stores the remaining requests and the end of a pause for the next run. */
export async function keep(body: JsonObject, key: string | undefined, read: Answered): Promise<void> {
  const { cache, now, answered } = read;
  const [max, remaining] = [countOf(body['quota_max']), countOf(body['quota_remaining'])];
  if (max !== null && remaining !== null) await cache.set(keyOf(key), `${dayOf(now)} ${remaining} ${max}`);
  const until = afterSeconds(secondsIn(body), answered);
  if (until !== null) await cache.set(BACKOFF, until);
}

interface Read {
  readonly cache: Cache;
  readonly now: Date;
}

interface Answered extends Read {
  /** When the response arrived, in ms. */
  readonly answered: number;
}

export async function quotaOf(key: string | undefined, { cache, now }: Read): Promise<Quota> {
  const [, day, remaining, max] = /^(\S{10}) (\d+) (\d+)$/.exec((await cache.get(keyOf(key))) ?? '') ?? [];
  const limit = max === undefined ? (key === undefined ? WITHOUT_KEY : WITH_KEY) : Number(max);
  const used = day === dayOf(now) ? Math.max(0, limit - Number(remaining)) : 0;
  return { unit: 'requests', used, limit, resetsAt: nextDay(now) };
}

/** @throws SourceError `rate_limited` if a pause requested in an earlier run is not over */
export async function obeyBackoff({ cache, now }: Read): Promise<void> {
  const until = await cache.get(BACKOFF);
  if (until === undefined || !(Date.parse(until) > now.getTime())) return;
  throw new SourceError('rate_limited', 'Stack Exchange asked for a pause that is not over', { retryAt: until });
}

/** Requests with a key are counted separately. */
const keyOf = (key: string | undefined) => (key === undefined ? 'quota' : 'quota:key');

function secondsIn(body: JsonObject): string | undefined {
  const backoff = countOf(body['backoff']);
  return backoff === null ? undefined : String(backoff);
}
