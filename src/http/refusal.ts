/** The meaning of HTTP error statuses, unless the source knows better. */
import { SourceError } from '../errors.js';
import type { HttpResponse, Refusal } from '../sources/source.js';
import { hostOf, placeOf } from './place.js';
import { isHtml } from './response.js';

// Transient statuses, the same as for `curl --retry`.
const PASSING = new Set([408, 429, 500, 502, 503, 504, 522, 524]);

const PROXY = { hint: 'write user:password@ before the host of the proxy, in HTTP_PROXY or HTTPS_PROXY' };

/** @param now current time of the run, in ms, to which `Retry-After` is relative */
export function refusal(response: HttpResponse, now: number): Refusal {
  const { status } = response;
  const host = hostOf(response.url);
  const retry = PASSING.has(status);
  const fail = (code: SourceError['code'], message: string, more: { hint?: string; retryAt?: string | null } = {}) => ({
    error: new SourceError(code, message, { status, ...more }),
    retry,
  });
  const after = retryAfter(response.headers['retry-after'], now);
  const retryAt = after === null ? null : new Date(now + after).toISOString();
  if (status === 429) return fail('rate_limited', `too many requests to ${host}`, { retryAt });
  // An error page of an edge server (CDN) does not come from the service itself: a better key would not help.
  if ((status === 403 || status === 401) && isHtml(response)) {
    return fail('blocked', `${host} turned the request away at its edge (HTTP ${status})`);
  }
  if (status === 401) return fail('auth', `${host} requires authentication (HTTP 401)`);
  if (status === 402) return fail('quota', `${host} requires payment (HTTP 402)`);
  if (status === 403) return fail('auth', `${host} does not allow this (HTTP 403)`);
  if (status === 404 || status === 410)
    return fail('not_found', `nothing there: ${placeOf(response.url)} (HTTP ${status})`);
  if (status === 407) return fail('unreachable', `the proxy for ${host} requires credentials (HTTP 407)`, PROXY);
  if (status === 408) return fail('timeout', `${host} timed out waiting for the request (HTTP 408)`);
  if (status === 451) return fail('blocked', `${host} does not show this for legal reasons (HTTP 451)`);
  if (status === 503) return fail('unreachable', `${host} failed (HTTP 503)`, { retryAt });
  if (status >= 500 && status < 600) return fail('unreachable', `${host} failed (HTTP ${status})`);
  return fail('bad_response', `${host} answered with HTTP ${status}`);
}

// The date formats of RFC 9110, and the ISO times that some servers send. Date.parse alone would read "-5" or "soon 7"
// as dates.
const HTTP_DATE =
  /^(?:[a-z]{3,9}, )?\d{1,2}[ -][a-z]{3}[ -]\d{2,4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$|^\d{4}-\d\d-\d\dT[\d:.]+Z$/i;
const ASCTIME = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;
const YEAR_MILLISECONDS = 365 * 24 * 60 * 60 * 1000;

/** Milliseconds to wait according to `Retry-After` (seconds or a date), at most a year; null if absent or unusable. */
export function retryAfter(value: string | undefined, now: number): number | null {
  const text = (value ?? '').trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, YEAR_MILLISECONDS);
  const at = HTTP_DATE.test(text) ? Date.parse(text) : ASCTIME.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), YEAR_MILLISECONDS);
}
