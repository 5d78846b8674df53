/** The tags of a document by their names as written: feeds have few, thousands of times over. */
import { nameOf, type Own, type Prefixes } from './names.js';

export interface Tag {
  /** Lower case. */
  readonly name: string;
  /** As it was first written. */
  readonly written: string;
  /** How many elements of this name are open. */
  open: number;
  /** Its element's name where it was last asked for, and what that depended on. */
  element: string | null;
  prefixes: Prefixes | null;
  own: Own | null;
}

/** Hostile documents shall not have more of them remembered. */
const MAX_KNOWN = 1000;

/** @param areOpen those that must stay the same, since they are compared by identity */
export function knownTags(areOpen: () => Iterable<Tag>): (written: string) => Tag {
  const known = new Map<string, Tag>();
  return (written) => {
    const same = known.get(written);
    if (same !== undefined) return same;
    if (known.size >= MAX_KNOWN) {
      known.clear();
      for (const tag of areOpen()) known.set(tag.name, tag);
    }
    const name = written.toLowerCase();
    const tag = known.get(name) ?? { name, written, open: 0, element: null, prefixes: null, own: null };
    known.set(name, tag);
    known.set(written, tag);
    return tag;
  };
}

/** As `nameOf`: an element is called the same as the last of its tag unless other prefixes are declared around it. */
export function elementName(tag: Tag, prefixes: Prefixes | null, own: Own | null): string {
  if (tag.element === null || tag.prefixes !== prefixes || tag.own !== own) {
    tag.element = nameOf(tag.name, prefixes, own);
    tag.prefixes = prefixes;
    tag.own = own;
  }
  return tag.element;
}
