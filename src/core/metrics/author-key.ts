/** Who wrote a mention, as one key a person and network. */
import type { Mention } from '../../types.js';

/** What networks and feeds put where nobody is named. */
const NOBODY: ReadonlySet<string> = new Set(['', '[deleted]', '[removed]', 'anonymous', 'unknown']);

/**
 * The same for every mention by one author in one source; null where the author is not known. The stable id counts
 * before the handle. A name alone is a person only within its outlet: every second blog has an "admin". A name that is
 * the outlet's own title is no person.
 */
export function authorKey(mention: Mention): string | null {
  const { source, author, origin } = mention;
  const label = authorLabel(mention);
  if (label === null) return null;
  const id = author.id?.trim() ?? '';
  if (isSomebody(id)) return `${source}\nid\n${id}`;
  if (isSomebody(author.handle)) return `${source}\nhandle\n${folded(author.handle)}`;
  const outlet = folded(origin.name ?? '');
  return folded(label) === outlet ? null : `${source}\nname\n${outlet}\n${folded(label)}`;
}

/** How an author is shown: by handle, else by name, else by id. A handle or name that says "nobody" is believed. */
export function authorLabel({ author }: Mention): string | null {
  const shown = [author.handle, author.name, author.id].find((name) => name !== null && name.trim() !== '');
  return isSomebody(shown) ? shown.trim() : null;
}

function isSomebody(name: string | null | undefined): name is string {
  return name !== null && name !== undefined && !NOBODY.has(folded(name));
}

function folded(name: string): string {
  const plain = name.trim().toLowerCase();
  return plain.startsWith('@') ? plain.slice(1) : plain;
}
