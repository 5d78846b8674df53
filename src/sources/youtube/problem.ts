/** Explains errors of the YouTube Data API: nearly all have status 403 and differ only in the reason. */
import { bodyOf } from '../shared/body.js';
import { type JsonObject, listOf, objectOf, textOf } from '../shared/json.js';
import { type HttpResponse, type Refusal, SourceError } from '../source.js';
import { nextDayInCalifornia } from './quota.js';

const USED_UP = new Set(['quotaExceeded', 'dailyLimitExceeded', 'dailyLimitExceededUnreg']);
const TOO_FAST = new Set(['rateLimitExceeded', 'userRateLimitExceeded']);
const BAD_KEY = new Set(['keyInvalid', 'keyExpired', 'API_KEY_INVALID', 'ipRefererBlocked', 'accessNotConfigured']);
const NOT_THERE = new Set(['commentsDisabled', 'videoNotFound', 'channelNotFound', 'processingFailure']);

/** @param now time of the run; the quota resets at the next midnight in California */
export function explain(response: HttpResponse, now: Date): Refusal | undefined {
  const { status } = response;
  const error = objectOf(bodyOf(response)?.['error']);
  const reasons = [
    ...listOf(error?.['errors']).map((one) => textOf(objectOf(one)?.['reason'])),
    ...listOf(error?.['details']).map((one) => textOf(objectOf(one)?.['reason'])),
  ];
  const is = (known: ReadonlySet<string>) => reasons.some((reason) => reason !== null && known.has(reason));
  const refuse = (
    code: SourceError['code'],
    said: string,
    more: { hint?: string; retryAt?: string } = {},
  ): Refusal => ({
    error: new SourceError(code, said, { status, ...more }),
    retry: code === 'rate_limited',
  });
  if (is(USED_UP) || isOfDay(error)) {
    const hint = 'the quota resets at midnight in California; request more at https://console.cloud.google.com';
    return refuse('quota', "YouTube's quota of the day is used up", { retryAt: nextDayInCalifornia(now), hint });
  }
  if (is(TOO_FAST)) return refuse('rate_limited', 'too many requests to YouTube');
  if (is(NOT_THERE)) return refuse('not_found', 'YouTube has no comments there');
  if (!is(BAD_KEY)) {
    // Only the comments of this video or channel are closed: the key is valid for the search itself.
    const isClosed = status === 403 && error !== null && /\/commentThreads\?/.test(response.url);
    return isClosed ? refuse('not_found', 'YouTube shows no comments there') : undefined;
  }
  return refuse('auth', 'YouTube refused the key', {
    hint: 'make a key in a project with the YouTube Data API v3 enabled (https://console.cloud.google.com) and set youtube.key to it',
  });
}

/**
 * Searches have a daily quota of their own; once it is used up, the status is 429, as for requests that are too fast.
 */
function isOfDay(error: JsonObject | null): boolean {
  const units = listOf(error?.['details']).map((one) => textOf(objectOf(objectOf(one)?.['metadata'])?.['quota_unit']));
  return (
    units.some((unit) => unit?.startsWith('1/d/')) || /\blimit '[^']* per day'/.test(textOf(error?.['message']) ?? '')
  );
}
