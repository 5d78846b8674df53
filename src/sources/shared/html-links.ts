/** Where the links of a piece of markup lead. */
import { Parser } from 'htmlparser2';
import { webOf } from './json.js';

/** Absolute addresses, in order, once each. @param isLink by the classes of the anchor; all where absent */
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
