/** Maps the articles of GDELT. */
import { parseDate } from '../shared/date.js';
import { htmlToText } from '../shared/html-text.js';
import { distinct, hasText, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';
import { languageCode } from './languages.js';

export function isArticle(value: unknown): boolean {
  return webOf(objectOf(value)?.['url']) !== null && hasText(value, 'title');
}

export function fromArticle(value: unknown): Found | null {
  const article = objectOf(value);
  const url = webOf(article?.['url']);
  const title = headline(textOf(article?.['title']) ?? '');
  if (article === null || url === null || title === '') return null;
  const domain = textOf(article['domain']) ?? new URL(url).hostname;
  return {
    id: url,
    kind: 'article',
    url,
    title,
    // GDELT returns only the headline.
    text: title,
    // When GDELT saw the article; it does not say when it was published.
    publishedAt: parseDate(textOf(article['seendate']) ?? '')?.iso ?? null,
    precision: 'minute',
    language: languageCode(textOf(article['language']) ?? ''),
    origin: { name: domain, url: webOf(`https://${domain}`) },
    media: distinct([webOf(article['socialimage'])]),
  };
}

/** Joins words and punctuation, which GDELT separates with spaces: `Acme ' s coffee , now cold`. */
function headline(title: string): string {
  return tidyLine(htmlToText(title))
    .replace(/ (['’]) ?(s|t|re|ve|ll|d|m)(?=[ ,.;:!?]|$)/gi, '$1$2')
    .replace(/ ([,.;:!?%)\]])/g, '$1')
    .replace(/([([$#]) /g, '$1');
}
