/** What words weigh besides, for what they are like: learned of words that stand where they do. */
import { HALVES, LIFT } from './linear-model.js';

export interface Meanings {
  /** Ascending. */
  readonly hashes: Int32Array;
  /** By word, then output: four lifted weights in each number. */
  readonly fours: Int32Array;
}

/** @returns the place of a word; -1: nothing is known of it */
export function meaningOf({ hashes }: Meanings, hash: number): number {
  const count = hashes.length;
  if (count === 0) return -1;
  // Hashes lie evenly: where one should be is near to where it is, and from there it is told nearer.
  const apart = count / 2 ** 32;
  const near = within(count, (hash + 2 ** 31) * apart);
  let at = within(count, near + (hash - hashes[near]!) * apart);
  while (at > 0 && hashes[at]! > hash) at--;
  while (at < count - 1 && hashes[at]! < hash) at++;
  return hashes[at] === hash ? at : -1;
}

const within = (count: number, place: number): number => Math.max(0, Math.min(count - 1, Math.floor(place)));

const LIFTS = (LIFT << 16) | LIFT;

/** Four lifted weights and four more; what is too heavy for a byte is as heavy as one can be. */
export function added(fours: number, others: number): number {
  const even = (fours & HALVES) + (others & HALVES) - LIFTS;
  const odd = ((fours >>> 8) & HALVES) + ((others >>> 8) & HALVES) - LIFTS;
  if (((even | odd) & ~HALVES) === 0) return even | (odd << 8);
  let sum = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const weight = ((fours >>> shift) & 0xff) + ((others >>> shift) & 0xff) - LIFT;
    sum |= Math.max(0, Math.min(255, weight)) << shift;
  }
  return sum;
}
