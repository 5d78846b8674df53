/** Decides between two values for one field by their content, whatever their names. */
import type { Found } from '../../types.js';

/** Whether a value is worth comparing with the one already read. */
export function mayBeBetter(value: unknown, other: Found): boolean {
  return other.precision === 'day' || (other.url != null && typeof value === 'string' && PAGE.test(value));
}

/**
 * Whether `one` is more precise than `other`: a time on the same day instead of a day, or the page of the post itself.
 */
export function isBetterValue(one: Found, other: Found): boolean {
  if (one.publishedAt != null && other.publishedAt != null) {
    const apart = Math.abs(Date.parse(one.publishedAt) - Date.parse(other.publishedAt));
    return other.precision === 'day' && one.precision !== 'day' && apart <= HALF_A_DAY;
  }
  return one.url != null && other.url != null && PAGE.test(one.url) && !PAGE.test(other.url);
}

/** A day is represented by its noon. */
const HALF_A_DAY = 43_200_000;

/** The page of a post on Reddit, as opposed to what the post links to. */
const PAGE = /^https:\/\/(?:\w+\.)?reddit\.com\/r\/\w+\/comments\//;
