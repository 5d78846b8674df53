/**
 * Detects the languages of a page in another thread before the page is taken in, while this thread is busy with earlier
 * pages.
 */
import type { Judges } from '../../engine.js';
import type { Found, Mention } from '../../types.js';

/** Mentions in the order of the items; null for an item with too little content. */
export type Foreseen = readonly (Mention | null)[];

/**
 * @param read makes a mention of an item
 * @returns the mentions, each with its language, or null if that cannot be determined; null altogether if detecting the
 * languages in this thread is better
 */
export function withLanguages(
  page: readonly Found[],
  judges: Judges,
  read: (found: Found) => Mention | null,
): Promise<Foreseen> | null {
  // A source can return anything.
  const silent = page.filter((found: Found | null) => typeof found?.language !== 'string').length;
  if (2 * silent < page.length || !judges.takes(silent)) return null;
  const mentions = page.map(read);
  const texts = mentions.filter((mention): mention is Mention => mention !== null && mention.language === null);
  return judges.languages(texts).then((languages) => {
    for (const [place, mention] of texts.entries()) mention.language = languages[place]!;
    return mentions;
  });
}
