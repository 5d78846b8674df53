/** Finds the elements of a page whose class matches. No tree is built, so deep nesting costs nothing. */
import { Parser } from 'htmlparser2';

export interface PageElement {
  readonly name: string;
  readonly classes: ReadonlySet<string>;
  readonly attributes: Readonly<Record<string, string>>;
  /** Position of its start tag in the page. */
  readonly start: number;
  /** Position after its end. */
  readonly end: number;
}

/**
 * Returns elements in the order of their start tags.
 * @param isWanted receives the class attribute ('' if absent) and the tag name
 */
export function elementsIn(html: string, isWanted: (classes: string, name: string) => boolean): PageElement[] {
  const found: (PageElement & { end: number })[] = [];
  const open: ((PageElement & { end: number }) | null)[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const classes = attributes['class'] ?? '';
      if (!isWanted(classes, name)) return open.push(null);
      const element = {
        name,
        attributes: { ...attributes },
        classes: new Set(classes.split(/\s+/)),
        start: parser.startIndex,
        end: html.length,
      };
      found.push(element);
      return open.push(element);
    },
    onclosetag() {
      const element = open.pop();
      if (element !== undefined && element !== null) element.end = parser.endIndex + 1;
    },
  });
  parser.end(html);
  return found;
}
