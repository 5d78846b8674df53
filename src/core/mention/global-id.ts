/** Ids that are the same wherever a mention is seen: of the Fediverse, and of Bluesky's network. */
import type { Mention } from '../../types.js';

/** `at://did:plc:ann/app.bsky.feed.post/3k`, or the address that an instance gave it; null for an id of one source's own. */
export function globalId({ id, source }: Pick<Mention, 'id' | 'source'>): string | null {
  const first = id.charCodeAt(source.length + 1) | 0x20;
  // a|h: no other begins so.
  if (first !== 0x61 && first !== 0x68) return null;
  const native = id.slice(source.length + 1);
  return /^(?:at|https?):\/\/./i.test(native) ? native : null;
}

/** Where a post on Bluesky stands that is known by its id: its handle may change, this does not. */
export function postAddress(globalId: string): string | null {
  const [, did, key] = /^at:\/\/(did:[^/?#\s]+)\/app\.bsky\.feed\.post\/([^/?#\s]+)$/.exec(globalId) ?? [];
  return did === undefined || key === undefined ? null : `https://bsky.app/profile/${did}/post/${key}`;
}
