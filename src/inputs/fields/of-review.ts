/** What names mean in rows of reviews alone. */
import { type JsonObject, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { textOfMarkup, titleOfMarkup } from './marked-up.js';
import { namesLastText, namesReview } from './obvious-names.js';

export const isReview = (row: JsonObject): boolean => Object.keys(row).some(namesReview);

const MOST_STARS = 5;

/** A score that may be stars. */
export function ratingOfScore(score: number): Found | null {
  return score >= 1 && score <= MOST_STARS ? { rating: score } : null;
}

/** What shops call a summary stands above a review. Null: there is none */
export function summaryOf(row: JsonObject): Found | null {
  const summary = textOf(row['summary']) ?? textOf(row['Summary']);
  return summary === null || summary.trim() === '' || !isReview(row) ? null : titleOfMarkup(summary);
}

/** Tables of goods with their reviews: `id` is of the goods, of which there are many reviews. */
export const isOfGoods = (row: JsonObject): boolean => 'reviews.text' in row && !('reviews.id' in row);

/** Texts under names that mean something else elsewhere: what hosts, surveys and employers ask for. Null: there is none */
export function lastTextOf(row: JsonObject): Found | null {
  const parts = Object.keys(row)
    .filter(namesLastText)
    .map((name) => textOf(row[name])?.trim() ?? '')
    .filter((part) => part !== '' && !/^[\d.,]+$/.test(part));
  return parts.length === 0 ? null : textOfMarkup(parts.join('\n\n'));
}
