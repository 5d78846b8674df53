/** Draws a random sample: the same for the same seed, and nearly the same after a few more items were added. */
import { NO_WORD, wordHash } from '../text/key-hash.js';

/** The `size` items with the lowest lots, which depend on seed and id; in the order of their lots. */
export function sampleOf<T extends { readonly id: string }>(
  all: readonly T[],
  size: number,
  seed: number,
): readonly T[] {
  return all
    .map((one) => ({ one, lot: lotOf(one.id, seed) }))
    .sort((a, b) => a.lot - b.lot || (a.one.id < b.one.id ? -1 : 1))
    .slice(0, size)
    .map(({ one }) => one);
}

/**
 * FNV-1a of the id, then the finalizer of MurmurHash3 (Austin Appleby, public domain), since ids may differ in their
 * last digit only.
 */
function lotOf(id: string, seed: number): number {
  let mixed = wordHash(id, NO_WORD ^ Math.imul(seed + 1, 0x9e3779b1));
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
