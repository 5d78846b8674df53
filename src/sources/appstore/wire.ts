/** Maps Apple's feed of reviews, in which every text is wrapped in a `label`. */
import { instantOf } from '../shared/instant.js';
import { hasSome, hasText, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine, tidyText } from '../shared/text.js';
import type { Found } from '../source.js';

export interface App {
  readonly id: string;
  /** Two-letter code of the country whose store is read. */
  readonly country: string;
}

/** Returns the entries: `entry` is a list, a bare object if there is only one, and absent if there are none. */
export function entriesIn(feed: JsonObject): readonly unknown[] {
  const entry = feed['entry'];
  return objectOf(entry) === null ? listOf(entry) : [entry];
}

/** Number of the last page according to the feed; 1 if it does not say. */
export function lastPageIn(feed: JsonObject): number {
  const links = [feed['link']].flat().map((link) => objectOf(objectOf(link)?.['attributes']));
  const last = links.find((link) => link?.['rel'] === 'last');
  return Number(/\/page=(\d{1,3})\//.exec(textOf(last?.['href']) ?? '')?.[1] ?? 1);
}

/** Name of the app according to its own entry, usually the first; null if there is none. */
export function appNameIn(entries: readonly unknown[]): string | null {
  return label(objectOf(entries.find(isApp)), 'im:name');
}

export function isApp(value: unknown): boolean {
  return label(objectOf(value), 'im:name') !== null && !hasSome(value, 'im:rating');
}

export function isReview(value: unknown): boolean {
  const review = objectOf(value);
  const hasWords = [review?.['title'], review?.['content']].some((part) => hasText(part, 'label'));
  return label(review, 'id') !== null && hasSome(review, 'im:rating') && hasWords;
}

/** @param name name of the app, added as a tag so that reviews are found that do not mention it; null if unknown */
export function fromReview(value: unknown, app: App, name: string | null): Found | null {
  const review = objectOf(value);
  const id = label(review, 'id');
  if (review === null || id === null || !isReview(review)) return null;
  const [title, text] = [tidyLine(label(review, 'title') ?? ''), tidyText(label(review, 'content') ?? '')];
  if (title === '' && text === '') return null;
  const author = objectOf(review['author']);
  const page = webOf(label(author, 'uri'));
  return {
    id,
    kind: 'review',
    url: page ?? webOf(objectOf(objectOf(review['link'])?.['attributes'])?.['href']) ?? storePage(app),
    title: title || null,
    text,
    author: { id: page, name: label(author, 'name'), url: page },
    publishedAt: instantOf(label(review, 'updated')),
    precision: 'second',
    tags: name === null ? [] : [name],
    engagement: { likes: numberIn(review, 'im:voteSum') },
    rating: ratingOf(review),
    origin: { name: `${name ?? app.id} (${app.country})`, url: storePage(app) },
  };
}

export function storePage({ id, country }: App): string {
  return `https://apps.apple.com/${country}/app/id${id}`;
}

function ratingOf(review: JsonObject): number | null {
  const stars = numberIn(review, 'im:rating');
  return stars !== null && stars >= 1 && stars <= 5 ? stars : null;
}

function numberIn(object: JsonObject, name: string): number | null {
  const text = label(object, name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function label(object: JsonObject | null, name: string): string | null {
  return textOf(objectOf(object?.[name])?.['label']);
}
