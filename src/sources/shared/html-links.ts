/** Extracts link targets from HTML. */
import { Parser } from 'htmlparser2';
import { webOf } from './json.js';

/**
 * Returns the absolute http(s) URLs in order, without duplicates.
 * @param isLink selects links by the class attribute; default: all
 */
export function htmlLinks(html: string, isLink: (classes: string) => boolean = () => true): string[] {
  const links = new Set<string>();
  const parser = new Parser({
    onopentag(name, attributes) {
      const link = name === 'a' ? webOf(attributes['href']) : null;
      if (link !== null && isLink(attributes['class'] ?? '')) links.add(link);
    },
  });
  parser.end(html);
  return [...links];
}
