/** Explains Reddit's error responses, for apps and for anonymous access. */
import { tooOften } from '../shared/too-often.js';
import { afterSeconds, answeredAt } from '../shared/wait.js';
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

const APPROVED =
  'set reddit.clientId and reddit.clientSecret to those of an approved app (https://www.reddit.com/prefs/apps)';

/** @param now start of the run, needed to turn the remaining seconds that Reddit gives into a time */
export function explainApp(response: HttpResponse, now: Date): Refusal | undefined {
  const { status } = response;
  if (status === 429) return tooOften(response, resetOf(response, answeredAt(response, now)));
  // A page from an edge server says nothing about the app.
  if ((status !== 401 && status !== 403) || isPage(response)) return undefined;
  const why = status === 401 ? 'Reddit refused the app or its secret' : 'Reddit does not let this app search';
  return { error: refusedApp(why, status), retry: false };
}

export function refusedApp(message: string, status: number): SourceError {
  return new SourceError('auth', message, { hint: APPROVED, status });
}

/** Anonymous requests are rejected at the edge: with 403, and with 429 without an end. */
export function explainStranger(response: HttpResponse, now: Date): Refusal | undefined {
  const { status } = response;
  const reset = resetOf(response, answeredAt(response, now));
  const isDated = response.headers['retry-after'] !== undefined || reset !== null;
  if (status === 403 || status === 401 || (status === 429 && isPage(response) && !isDated)) {
    return { error: closedToStrangers(status), retry: false };
  }
  if (status !== 429) return undefined;
  const retryAt = afterSeconds(response.headers['retry-after'], answeredAt(response, now)) ?? reset;
  const { host } = new URL(response.url);
  const error = new SourceError('rate_limited', `too many requests to ${host}`, { retryAt, status });
  // Anonymous access is limited to one request per run, so a refused one is not retried.
  return { error, retry: false };
}

export function closedToStrangers(status: number | null): SourceError {
  return new SourceError('blocked', 'Reddit does not allow searches without a login at the moment', {
    hint: APPROVED,
    status,
  });
}

/** @param from when the response was sent, in ms */
export function resetOf({ headers }: HttpResponse, from: number): string | null {
  return afterSeconds(headers['x-ratelimit-reset'], from);
}

function isPage(response: HttpResponse): boolean {
  return /\bhtml\b/i.test(response.headers['content-type'] ?? '') || /^\s*<!?(?:doctype )?html/i.test(response.text());
}
