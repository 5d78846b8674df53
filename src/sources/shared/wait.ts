/** How long to wait, where an answer says it as seconds from its own time. */
import type { HttpResponse } from '../source.js';
import { instantAt } from './instant.js';

/** @param seconds a header's value, as `82` or `82.0` @param from in ms @returns ISO time; null where it is no number */
export function afterSeconds(seconds: string | undefined, from: number): string | null {
  if (seconds === undefined || !/^\d{1,9}(?:\.\d{1,9})?$/.test(seconds.trim())) return null;
  return instantAt(from + Number(seconds) * 1000);
}

/** When the answer was given, by its server's clock, in ms; NaN where it does not say. */
export function sentAt(response: HttpResponse): number {
  return Date.parse(response.headers['date'] ?? '');
}

/**
 * When the answer was there, in ms: a run lasts, and what is left of a pause counts from its end, not from its beginning.
 * @param began when the run did
 */
export function answeredAt(response: HttpResponse, began: Date): number {
  // The second that its clock shows has begun. A clock that is far off tells nothing.
  const sent = sentAt(response) + 1000;
  const since = sent - began.getTime();
  return since > 0 && since < LONGEST_RUN_MILLISECONDS ? sent : began.getTime();
}

const LONGEST_RUN_MILLISECONDS = 15 * 60_000;
