/** What words weigh besides, for what they are like: learned of words that stand where they do. */
import { LIFT } from './linear-model.js';

export interface Meanings {
  /** Ascending. */
  readonly hashes: Int32Array;
  /** By word, then output: four lifted weights in each number. */
  readonly fours: Int32Array;
}

/** @returns the place of a word; -1: nothing is known of it */
export function meaningOf({ hashes }: Meanings, hash: number): number {
  let from = 0;
  let to = hashes.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (hashes[middle]! < hash) from = middle + 1;
    else to = middle;
  }
  return hashes[from] === hash ? from : -1;
}

/** Four lifted weights and four more; what is too heavy for a byte is as heavy as one can be. */
export function added(fours: number, others: number): number {
  let sum = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const weight = ((fours >>> shift) & 0xff) + ((others >>> shift) & 0xff) - LIFT;
    sum |= Math.max(0, Math.min(255, weight)) << shift;
  }
  return sum;
}
