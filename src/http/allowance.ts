/** How many requests are left according to a response, read by the source itself or from the usual headers. */
import type { HttpResponse, Source } from '../sources/source.js';
import { retryAfter } from './refusal.js';

export interface Told {
  readonly remaining: number;
  /** Time of the reset, in ms since 1970. */
  readonly resetsAt: number;
}

type Headers = HttpResponse['headers'];

/**
 * Returns how many requests are left. `Retry-After` of an error response takes precedence, then what the source reads
 * from the response, then the usual headers.
 * @param now current time in ms
 * @returns null if the response does not say, or only names a reset time that has passed
 */
export function allowanceOf(response: HttpResponse, allowance: Source['allowance'], now: number): Told | null {
  const after = response.status < 400 ? null : retryAfter(response.headers['retry-after'], now);
  if (after !== null) return ahead({ remaining: 0, resetsAt: now + after }, now);
  // A response with status 429 means that nothing is left, even if no header says so.
  return own(response, allowance, now) ?? usual(response.headers, now, response.status === 429 ? '0' : '');
}

/** Reads the allowance with the source's own function; an error thrown there counts as no information. */
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

/**
 * How far this clock is ahead of the server's, in ms, by the `Date` header; 0 if that is missing or implausible (a day
 * or more). The reset times that sources read are by the server's clock.
 */
function differenceOf({ date = '' }: Headers, now: number): number {
  const difference = now - Date.parse(date);
  return Math.abs(difference) < DAY_MILLISECONDS ? difference : 0;
}

/** @param silent the number of requests left to assume if a reset is given without one; empty: none */
function usual(headers: Headers, now: number, silent: string): Told | null {
  const windows = [...structured(headers, now), ...NAMES.flatMap((name) => listed(headers, name, now, silent))];
  // Use the window that runs out first; of two with equally few requests left, the one that resets later.
  return windows.sort((a, b) => a.remaining - b.remaining || b.resetsAt - a.resetsAt)[0] ?? null;
}

const NAMES = ['x-ratelimit', 'x-rate-limit', 'ratelimit'] as const;

/**
 * Reads `X-RateLimit-Remaining: 0`, `X-RateLimit-Reset: 1767225600`; some servers list several windows, as `1, 998`.
 */
function listed(headers: Headers, name: string, now: number, silent: string): Told[] {
  const resets = resetsIn(headers[`${name}-reset`] ?? headers[`${name}-reset-after`] ?? '');
  const window = /;\s*w=(\d{1,9})\b/.exec(headers[`${name}-policy`] ?? '')?.[1];
  return (headers[`${name}-remaining`] ?? silent).split(',').flatMap((remaining, place) => {
    const told = { remaining: numberIn(remaining), resetsAt: resetAt(resets[place] || resets[0] || window || '', now) };
    return ahead(told, now) ?? [];
  });
}

/** Splits a list of resets, unless the header is a date, which may contain a comma. */
function resetsIn(header: string): readonly string[] {
  return /[a-z]{3}/i.test(header) ? [header] : header.split(',');
}

/**
 * Reads the draft's `RateLimit: "hour";r=0;t=30, "day";r=9;t=86000`, or the older `limit=10, remaining=0, reset=30`.
 */
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

/** Reddit sends fractions such as `599.0`. */
function numberIn(text: string): number {
  return /^\s*\d{1,15}(?:\.\d{1,9})?\s*$/.test(text) ? Number(text) : Number.NaN;
}

// Numbers from here on are absolute times: no wait lasts thirty years, and no clock is set before 2001.
const FIRST_UNIX_SECOND = 1e9;
const FIRST_UNIX_MILLISECOND = 1e12;

/** Parses Unix seconds or milliseconds, a number of seconds from now, or a date. */
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
