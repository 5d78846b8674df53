/** The languages of a page are found out in another thread before it is taken in, while this one is busy with earlier ones. */
import type { Judges } from '../../engine.js';
import type { Found, Mention } from '../../types.js';

/** As they were found, in their order; null says too little. */
export type Foreseen = readonly (Mention | null)[];

/**
 * @param read makes a mention of what was found
 * @returns the mentions, each with its language, null where it cannot be told; null: languages are better found out here
 */
export function withLanguages(
  page: readonly Found[],
  judges: Judges,
  read: (found: Found) => Mention | null,
): Promise<Foreseen> | null {
  // A source may hand out anything.
  const silent = page.filter((found: Found | null) => typeof found?.language !== 'string').length;
  if (2 * silent < page.length || !judges.takes(silent)) return null;
  const mentions = page.map(read);
  const texts = mentions.filter((mention): mention is Mention => mention !== null && mention.language === null);
  return judges.languages(texts).then((languages) => {
    for (const [place, mention] of texts.entries()) mention.language = languages[place]!;
    return mentions;
  });
}
