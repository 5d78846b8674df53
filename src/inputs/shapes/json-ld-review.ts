/** Reviews that pages describe for search engines: schema.org's `Review` in JSON-LD. */
import { parseDate } from '../../sources/shared/date.js';
import { htmlToText } from '../../sources/shared/html-text.js';
import { type JsonObject, objectOf, textOf, webOf } from '../../sources/shared/json.js';
import { tidyLine } from '../../sources/shared/text.js';
import type { Found } from '../../types.js';
import { ratingOf } from '../fields/values.js';

const TRUSTPILOT = /^https:\/\/(?:[a-z-]{2,5}\.)?trustpilot\.com\/.*schema\/Review\/[^/]+\/([0-9a-f]{24})$/;

export function isJsonLdReview(value: JsonObject): boolean {
  const type = value['@type'];
  return type === 'Review' && (textOf(value['reviewBody']) !== null || textOf(value['headline']) !== null);
}

export function fromJsonLdReview(value: JsonObject): Found {
  const name = textOf(value['@id']);
  const id = TRUSTPILOT.exec(name ?? '')?.[1];
  const author = objectOf(value['author']);
  const item = objectOf(value['itemReviewed']);
  const itemName = tidyLine(textOf(item?.['name']) ?? '') || null;
  const published = parseDate(textOf(value['datePublished']) ?? '');
  const home = webOf(item?.['url']) ?? webOf(item?.['@id']);
  return {
    id: id ?? name,
    ...(id === undefined ? {} : { source: 'trustpilot' }),
    kind: 'review',
    url: id === undefined ? (webOf(value['url']) ?? webOf(name)) : `https://www.trustpilot.com/reviews/${id}`,
    title: tidyLine(textOf(value['headline']) ?? textOf(value['name']) ?? '') || null,
    text: htmlToText(textOf(value['reviewBody']) ?? ''),
    author: { name: textOf(author?.['name']) ?? textOf(value['author']), url: webOf(author?.['url']) },
    publishedAt: published?.iso ?? null,
    precision: published?.precision ?? null,
    language: textOf(value['inLanguage']),
    tags: itemName === null ? [] : [itemName],
    rating: ratingOf(objectOf(value['reviewRating'])?.['ratingValue']),
    origin: { name: itemName ?? home?.split('/').at(-1) ?? null, url: home },
  };
}
