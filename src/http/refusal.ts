/** What an HTTP status means, unless the source knows better. */
import { SourceError } from '../errors.js';
import type { HttpResponse, Refusal } from '../sources/source.js';
import { isHtml } from './response.js';

// As `curl --retry`: what may pass by itself.
const PASSING = new Set([408, 429, 500, 502, 503, 504, 522, 524]);

/** @param now the run's clock in ms, against which `Retry-After` counts. */
export function refusal(response: HttpResponse, now: number): Refusal {
  const { status } = response;
  const { host } = new URL(response.url);
  const retry = PASSING.has(status);
  const fail = (code: SourceError['code'], message: string, more: { hint?: string; retryAt?: string | null } = {}) => ({
    error: new SourceError(code, message, { status, ...more }),
    retry,
  });
  if (status === 429) {
    const after = retryAfter(response.headers['retry-after'], now);
    const retryAt = after === null ? null : new Date(now + after).toISOString();
    return fail('rate_limited', `${host} was asked too often`, { retryAt });
  }
  // An edge's page is not an answer of the service behind it: a better key would not help.
  if ((status === 403 || status === 401) && isHtml(response)) {
    return fail('blocked', `${host} turned the request away at its edge (HTTP ${status})`);
  }
  if (status === 401) return fail('auth', `${host} refused the credentials (HTTP 401)`);
  if (status === 402) return fail('quota', `${host} wants payment (HTTP 402)`);
  if (status === 403) return fail('auth', `${host} does not allow this (HTTP 403)`);
  if (status === 404 || status === 410)
    return fail('not_found', `nothing there: ${place(response.url)} (HTTP ${status})`);
  if (status === 408) return fail('timeout', `${host} gave up waiting (HTTP 408)`);
  if (status === 451) return fail('blocked', `${host} may not show this here (HTTP 451)`);
  if (status >= 500) return fail('unreachable', `${host} failed (HTTP ${status})`);
  return fail('bad_response', `${host} answered with HTTP ${status}`);
}

/** Milliseconds to wait as `Retry-After` says (seconds or a date); null where it says nothing usable. */
export function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Only a real HTTP date: Date.parse would make a year of "-5".
  const at = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Where, without the part of a URL in which keys travel. */
function place(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
