/** A 429 that says in a header of its own when to come back. */
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

/** @param reset ISO time. Undefined where there is none, or `Retry-After`, which is everybody's and read elsewhere. */
export function tooOften(response: HttpResponse, reset: string | null): Refusal | undefined {
  if (response.status !== 429 || reset === null || response.headers['retry-after'] !== undefined) return undefined;
  const { host } = new URL(response.url);
  const error = new SourceError('rate_limited', `too many requests to ${host}`, { retryAt: reset, status: 429 });
  return { error, retry: true };
}
