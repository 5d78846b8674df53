/** Identifies the author of a mention by a key that is unique per person and network. */
import type { Mention } from '../../types.js';

export interface Identity {
  readonly source: string;
  /** Within which the name identifies one person: all ids, all handles, or the names of one outlet. */
  readonly scope: string;
  readonly name: string;
  /** How the author is displayed: handle, else name, else id. */
  readonly label: string;
}

/** Placeholders that networks and feeds use for a missing author. */
const NOBODY: ReadonlySet<string> = new Set(['[deleted]', '[removed]', 'anonymous', 'unknown']);

/** Returns the same key for every mention by one author in one source; null if the author is unknown. */
export function authorKey(mention: Mention): string | null {
  const identity = identify(mention);
  return identity === null ? null : `${identity.source}\n${identity.scope}\n${identity.name}`;
}

/**
 * Identifies the author by stable id, else by handle, else by name; null if unknown. A bare name identifies a person
 * only within its outlet, since every second blog has an "admin". A name equal to the outlet's own title is not a
 * person, and a placeholder for nobody as handle or name wins over an id.
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
