/** What an answer says of the requests that are left there: in the source's own way, else in the usual headers. */
import type { HttpResponse, Source } from '../sources/source.js';
import { retryAfter } from './refusal.js';

export interface Told {
  readonly remaining: number;
  /** ms */
  readonly resetsAt: number;
}

type Headers = HttpResponse['headers'];

/**
 * `Retry-After` of a refusal is authoritative, then comes the source, then what everybody writes.
 * @param now ms @returns null: nothing, or nothing that lies ahead
 */
export function allowanceOf(response: HttpResponse, allowance: Source['allowance'], now: number): Told | null {
  const after = response.status < 400 ? null : retryAfter(response.headers['retry-after'], now);
  if (after !== null) return ahead({ remaining: 0, resetsAt: now + after }, now);
  // Whoever was turned away has nothing left.
  return own(response, allowance, now) ?? usual(response.headers, now, response.status === 429 ? '0' : '');
}

/** A source that stumbles over the answer has said nothing. */
function own(response: HttpResponse, allowance: Source['allowance'], now: number): Told | null {
  try {
    const told = allowance?.(response);
    if (told === undefined) return null;
    const { remaining, resetsAt } = told;
    return ahead({ remaining, resetsAt: Date.parse(resetsAt) + differenceOf(response.headers, now) }, now);
  } catch {
    return null;
  }
}

const DAY_MILLISECONDS = 86_400_000;

/** By how much this clock is ahead of the server's, by which it tells its times; none where that cannot be. */
function differenceOf({ date = '' }: Headers, now: number): number {
  const difference = now - Date.parse(date);
  return Math.abs(difference) < DAY_MILLISECONDS ? difference : 0;
}

/** @param silent what is left where nothing is said of it */
function usual(headers: Headers, now: number, silent: string): Told | null {
  const windows = [...structured(headers, now), ...NAMES.flatMap((name) => listed(headers, name, now, silent))];
  // The one that runs out first; of two, the one that lasts longer.
  return windows.sort((a, b) => a.remaining - b.remaining || b.resetsAt - a.resetsAt)[0] ?? null;
}

const NAMES = ['x-ratelimit', 'x-rate-limit', 'ratelimit'] as const;

/** `X-RateLimit-Remaining: 0`, `X-RateLimit-Reset: 1767225600`; some list several windows, as `1, 998`. */
function listed(headers: Headers, name: string, now: number, silent: string): Told[] {
  const resets = resetsIn(headers[`${name}-reset`] ?? headers[`${name}-reset-after`] ?? '');
  const window = /;\s*w=(\d{1,9})\b/.exec(headers[`${name}-policy`] ?? '')?.[1];
  return (headers[`${name}-remaining`] ?? silent).split(',').flatMap((remaining, place) => {
    const told = { remaining: numberIn(remaining), resetsAt: resetAt(resets[place] || resets[0] || window || '', now) };
    return ahead(told, now) ?? [];
  });
}

/** A date may hold a comma. */
function resetsIn(header: string): readonly string[] {
  return /[a-z]{3}/i.test(header) ? [header] : header.split(',');
}

/** The draft's `RateLimit: "hour";r=0;t=30, "day";r=9;t=86000`, and its older `limit=10, remaining=0, reset=30`. */
function structured(headers: Headers, now: number): Told[] {
  const header = (headers['ratelimit'] ?? '').slice(0, MOST_CHARACTERS);
  const older = /\bremaining\s*=\s*\d/i.test(header);
  const lasting = /;\s*w=(\d{1,9})\b/.exec(headers['ratelimit-policy'] ?? '')?.[1] ?? '';
  return (older ? [header] : header.split(',')).flatMap((window) => {
    const remaining = (older ? /\bremaining\s*=\s*(\d{1,12})/i : /;\s*r=(\d{1,12})/).exec(window)?.[1] ?? '';
    const left = (older ? /\breset\s*=\s*(\d{1,12})/i : /;\s*t=(\d{1,12})/).exec(window)?.[1] ?? lasting;
    return ahead({ remaining: numberIn(remaining), resetsAt: resetAt(left, now) }, now) ?? [];
  });
}

const MOST_CHARACTERS = 1000;

/** Reddit writes `599.0`. */
function numberIn(text: string): number {
  return /^\s*\d{1,15}(?:\.\d{1,9})?\s*$/.test(text) ? Number(text) : Number.NaN;
}

// Nobody lets wait for thirty years, and no clock stands before 2001.
const FIRST_UNIX_SECOND = 1e9;
const FIRST_UNIX_MILLISECOND = 1e12;

/** Unix seconds or ms, seconds that are left, or a date. */
function resetAt(text: string, now: number): number {
  const number = numberIn(text);
  if (Number.isNaN(number)) return /^\s*\d*\s*$/.test(text) ? Number.NaN : Date.parse(text);
  if (number >= FIRST_UNIX_MILLISECOND) return number;
  return number >= FIRST_UNIX_SECOND ? number * 1000 : now + number * 1000;
}

const YEAR_MILLISECONDS = 365 * 86_400_000;

function ahead({ remaining, resetsAt }: Told, now: number): Told | null {
  return remaining >= 0 && resetsAt > now ? { remaining, resetsAt: Math.min(resetsAt, now + YEAR_MILLISECONDS) } : null;
}
