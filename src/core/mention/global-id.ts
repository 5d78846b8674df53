/** Ids that are the same on every source: those of the Fediverse and of Bluesky's network. */
import type { Mention } from '../../types.js';

/**
 * Returns `at://did:plc:ann/app.bsky.feed.post/3k`, or the address that an instance assigned; null for an id local to
 * one source.
 */
export function globalId({ id, source }: Pick<Mention, 'id' | 'source'>): string | null {
  const first = id.charCodeAt(source.length + 1) | 0x20;
  // Global ids begin with `at` or `http`: anything not beginning with a or h is ruled out without a copy.
  if (first !== 0x61 && first !== 0x68) return null;
  const native = id.slice(source.length + 1);
  return /^(?:at|https?):\/\/./i.test(native) ? native : null;
}

/** Returns the address of a Bluesky post given its id, which unlike the author's handle never changes. */
export function postAddress(globalId: string): string | null {
  const [, did, key] = /^at:\/\/(did:[^/?#\s]+)\/app\.bsky\.feed\.post\/([^/?#\s]+)$/.exec(globalId) ?? [];
  return did === undefined || key === undefined ? null : `https://bsky.app/profile/${did}/post/${key}`;
}
