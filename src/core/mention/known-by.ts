/** By what a mention is known in another run, or for another brand: as itself, and under the pages of its copies. */
import type { Mention } from '../../types.js';
import { canonicalUrl } from './canonical-url.js';
import { isOfItsOwn, keysOf } from './duplicates.js';

/** As `keysOf`. What has no address itself may have copies that have. */
export function knownBy(mention: Mention): readonly string[] {
  const own = keysOf(mention);
  // It has copies by its id alone: their pages are those of many.
  if (!isOfItsOwn(mention)) return own;
  const pages = mention.copies.map(({ url }) => (url === null ? null : canonicalUrl(url)));
  return [...own, ...pages.flatMap((page) => (page === null ? [] : `url ${page}`))];
}
