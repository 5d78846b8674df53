/** Wait times that an answer gives in seconds from its own time. */
import type { HttpResponse } from '../source.js';
import { instantAt } from './instant.js';

/**
 * @param seconds value of a header, as `82` or `82.0`
 * @param from in ms
 * @returns ISO time; null if the value is not a number
 */
export function afterSeconds(seconds: string | undefined, from: number): string | null {
  if (seconds === undefined || !/^\d{1,9}(?:\.\d{1,9})?$/.test(seconds.trim())) return null;
  return instantAt(from + Number(seconds) * 1000);
}

/** Returns when the answer was sent by its server's clock, in ms; NaN if it does not say. */
export function sentAt(response: HttpResponse): number {
  return Date.parse(response.headers['date'] ?? '');
}

/**
 * Returns when the answer arrived, in ms. A run takes time, and a pause counts from the answer, not from the start of
 * the run.
 * @param began start of the run
 */
export function answeredAt(response: HttpResponse, began: Date): number {
  // The `Date` header has whole seconds, so add one to be late rather than early. A clock that is far off is ignored.
  const sent = sentAt(response) + 1000;
  const since = sent - began.getTime();
  return since > 0 && since < LONGEST_RUN_MILLISECONDS ? sent : began.getTime();
}

const LONGEST_RUN_MILLISECONDS = 15 * 60_000;
