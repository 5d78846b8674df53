/** Interns the tag names of a document: feeds have few distinct names but repeat them thousands of times. */
import { nameOf, type Own, type Prefixes } from './names.js';

export interface Tag {
  /** Lower-case name. */
  readonly name: string;
  /** The name as first written. */
  readonly written: string;
  /** Number of open elements with this name. */
  open: number;
  /** Resolved element name as of the last use, and the inputs it was resolved with. */
  element: string | null;
  prefixes: Prefixes | null;
  own: Own | null;
}

/** Limits memory for hostile documents. */
const MAX_KNOWN = 1000;

/** @param areOpen returns the tags to keep when the table is cleared, as open tags are compared by identity */
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

/** Like `nameOf`, but reuses the tag's last result unless other prefixes are in scope. */
export function elementName(tag: Tag, prefixes: Prefixes | null, own: Own | null): string {
  if (tag.element === null || tag.prefixes !== prefixes || tag.own !== own) {
    tag.element = nameOf(tag.name, prefixes, own);
    tag.prefixes = prefixes;
    tag.own = own;
  }
  return tag.element;
}
