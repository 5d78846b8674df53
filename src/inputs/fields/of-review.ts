/** What names mean only in rows of reviews. */
import { type JsonObject, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { textOfMarkup, titleOfMarkup } from './marked-up.js';
import { namesLastText, namesReview } from './obvious-names.js';

export const isReview = (row: JsonObject): boolean => Object.keys(row).some(namesReview);

const MOST_STARS = 5;

/** Converts a score to a rating if it can be a number of stars. */
export function ratingOfScore(score: number): Found | null {
  return score >= 1 && score <= MOST_STARS ? { rating: score } : null;
}

/** Returns the summary of a review as its title, since shops show it above the text; null if there is none. */
export function summaryOf(row: JsonObject): Found | null {
  const summary = textOf(row['summary']) ?? textOf(row['Summary']);
  return summary === null || summary.trim() === '' || !isReview(row) ? null : titleOfMarkup(summary);
}

/**
 * Whether the row is from a table of products with their reviews, where `id` is that of the product and shared by its
 * reviews.
 */
export const isOfGoods = (row: JsonObject): boolean => 'reviews.text' in row && !('reviews.id' in row);

/**
 * Combines texts under names that mean something else elsewhere, as used for hosts, surveys and employers. Null if
 * there are none.
 */
export function lastTextOf(row: JsonObject): Found | null {
  const parts = Object.keys(row)
    .filter(namesLastText)
    .map((name) => textOf(row[name])?.trim() ?? '')
    .filter((part) => part !== '' && !/^[\d.,]+$/.test(part));
  return parts.length === 0 ? null : textOfMarkup(parts.join('\n\n'));
}
