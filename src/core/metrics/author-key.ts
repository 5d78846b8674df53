/** Who wrote a mention, as one key a person and network. */
import type { Mention } from '../../types.js';

export interface Identity {
  readonly source: string;
  /** Within what the name is one person's: all ids, all handles, or the names of one outlet. */
  readonly scope: string;
  readonly name: string;
  /** As the author is shown: handle, else name, else id. */
  readonly label: string;
}

/** What networks and feeds put where nobody is named. */
const NOBODY: ReadonlySet<string> = new Set(['[deleted]', '[removed]', 'anonymous', 'unknown']);

/** The same for every mention by one author in one source; null where the author is not known. */
export function authorKey(mention: Mention): string | null {
  const identity = identify(mention);
  return identity === null ? null : `${identity.source}\n${identity.scope}\n${identity.name}`;
}

/**
 * The stable id counts before the handle. A name alone is a person only within its outlet: every second blog has an
 * "admin". A name that is the outlet's own title is no person, and a handle or name that says "nobody" is believed.
 */
export function identify({ source, author, origin }: Mention): Identity | null {
  const handle = written(author.handle);
  const label = handle ?? written(author.name) ?? written(author.id);
  if (label === null || isNobody(label)) return null;
  const id = written(author.id);
  if (id !== null && !isNobody(id)) return { source, scope: 'id', name: id, label };
  if (handle !== null) return { source, scope: 'handle', name: folded(handle), label };
  const outlet = folded(origin.name ?? '');
  const name = folded(label);
  return name === outlet ? null : { source, scope: `name\n${outlet}`, name, label };
}

function isNobody(name: string): boolean {
  return NOBODY.has(folded(name));
}

function written(name: string | null): string | null {
  const shown = name?.trim() ?? '';
  return shown === '' ? null : shown;
}

function folded(name: string): string {
  const plain = name.trim().toLowerCase();
  return plain.startsWith('@') ? plain.slice(1) : plain;
}
