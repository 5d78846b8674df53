/** Maps results of Google News, which have a headline and an outlet but no text. */
import type { FeedItem } from '../shared/feed/parse.js';
import type { Found } from '../source.js';

export function isResult({ id, url, title }: FeedItem): boolean {
  return title !== null && (id ?? url) !== null;
}

export function fromItem(
  { id, url, title, source, publishedAt, precision }: FeedItem,
  language: string | null,
): Found | null {
  if (title === null || (id ?? url) === null) return null;
  const suffix = ` - ${source?.name ?? ''}`;
  const headline = title.endsWith(suffix) ? title.slice(0, -suffix.length) : title;
  return {
    id: id ?? url,
    kind: 'article',
    url,
    title: headline,
    // The description is the headline again, as a link.
    text: headline,
    publishedAt,
    precision,
    language,
    origin: { name: source?.name ?? null, url: source?.url ?? null },
  };
}
