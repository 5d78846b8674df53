/** Keys that identify a mention in another run or for another brand: its own, and the pages of its copies. */
import type { Mention } from '../../types.js';
import { canonicalUrl } from './canonical-url.js';
import { isOfItsOwn, keysOf } from './duplicates.js';

/** Like `keysOf`, plus the pages of its copies: a mention without an address may have copies that have one. */
export function knownBy(mention: Mention): readonly string[] {
  const own = keysOf(mention);
  // Its copies were folded by id alone, and their pages are shared with many other mentions.
  if (!isOfItsOwn(mention)) return own;
  const pages = mention.copies.map(({ url }) => (url === null ? null : canonicalUrl(url)));
  return [...own, ...pages.flatMap((page) => (page === null ? [] : `url ${page}`))];
}
