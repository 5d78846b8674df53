/** Handles status 429 for services that report the reset time in a header of their own. */
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

/**
 * @param reset reset time in ISO format
 * @returns undefined if there is none, or if there is a `Retry-After`, which the network handles itself
 */
export function tooOften(response: HttpResponse, reset: string | null): Refusal | undefined {
  if (response.status !== 429 || reset === null || response.headers['retry-after'] !== undefined) return undefined;
  const { host } = new URL(response.url);
  const error = new SourceError('rate_limited', `too many requests to ${host}`, { retryAt: reset, status: 429 });
  return { error, retry: true };
}
