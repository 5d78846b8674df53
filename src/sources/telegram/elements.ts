/** The elements of a page that have a class of a certain kind, without a tree: no depth of nesting costs anything. */
import { Parser } from 'htmlparser2';

export interface PageElement {
  readonly name: string;
  readonly classes: ReadonlySet<string>;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where its tag begins in the page. */
  readonly start: number;
  /** Behind its end. */
  readonly end: number;
}

/** In the order of their tags. @param isWanted by the value of `class`, or by the tag's name where there is none */
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
