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
