/** Under what a mention is known, and its copies: whatever shares one of them with it is the same thing again. */
import { canonicalUrl } from '../core/mention/canonical-url.js';
import { keysOf } from '../core/mention/duplicates.js';
import type { Mention } from '../types.js';
import { digest } from './stored-text.js';

export function knownAs(mention: Mention): readonly string[] {
  const own = keysOf(mention);
  // What has no page of its own has copies by its id alone: their pages are those of many.
  const hasPage = own.some((key) => key.startsWith('url '));
  const pages = hasPage ? mention.copies.map(({ url }) => (url === null ? null : canonicalUrl(url))) : [];
  const copied = pages.filter((page) => page !== null).map((page) => `url ${page}`);
  return [...new Set([...own, ...copied].map((key) => digest(key)))];
}
