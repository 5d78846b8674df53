/** Where a row has two of one field, and what they hold says which is meant, whatever they are called. */
import type { Found } from '../../types.js';

/** Whether a value is worth a look beside what was read already. */
export function mayOutdo(value: unknown, other: Found): boolean {
  return other.precision === 'day' || (other.url != null && typeof value === 'string' && PAGE.test(value));
}

/** It is right where the other is coarse: the time of a day that the other names, or the page of what was said. */
export function outdoes(one: Found, other: Found): boolean {
  if (one.publishedAt != null && other.publishedAt != null) {
    const apart = Math.abs(Date.parse(one.publishedAt) - Date.parse(other.publishedAt));
    return other.precision === 'day' && one.precision !== 'day' && apart <= HALF_A_DAY;
  }
  return one.url != null && other.url != null && PAGE.test(one.url) && !PAGE.test(other.url);
}

/** A day is given as its noon. */
const HALF_A_DAY = 43_200_000;

/** Of a post on Reddit: what the post links to is none of it. */
const PAGE = /^https:\/\/(?:\w+\.)?reddit\.com\/r\/\w+\/comments\//;
