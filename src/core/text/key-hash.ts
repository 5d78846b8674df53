/** Hashes of lookup keys. Different keys may share a hash, which costs an extra check but never changes a result. */

/** Hash of the empty string, the initial value of every hash. */
export const NO_WORD: number = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const SPREAD = 0x9e3779b1;

/**
 * Hash of a word, or of the beginning of a name: FNV-1a (Fowler, Noll, Vo) over code units.
 * @param from hash of the preceding text
 */
export const wordHash = (word: string, from = NO_WORD): number => {
  let hash = from;
  for (let at = 0; at < word.length; at += 1) hash = hashed(hash, word.charCodeAt(at));
  return hash;
};

export const hashed = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

/** Hash of two adjacent words, given theirs. */
export const pairHash = (first: number, second: number): number =>
  Math.imul(Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) ^ second, 0x297a2d39);

/** Hash of a key of one word, or of two words separated by a space. */
export const keyHash = (key: string): number => {
  let [first, hash, isSecond] = [NO_WORD, NO_WORD, false];
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    if (unit === SPACE) [first, hash, isSecond] = [hash, NO_WORD, true];
    else hash = hashed(hash, unit);
  }
  return isSecond ? pairHash(first, hash) : hash;
};

const SPACE = 0x20;

/** Maps 32-bit hashes to their indices in the list they came from. */
export interface HashTable {
  /** Returns -1 if the hash is not present. */
  placeOf(hash: number): number;
}

const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 16), SPREAD);

/** Least number of slots per hash, so that absent hashes are nearly always recognized at their first slot. */
const SLOTS = 16;

/** @param hashes without duplicates */
export function hashTable(hashes: readonly number[]): HashTable {
  const size = 2 ** Math.max(5, Math.ceil(Math.log2(SLOTS * hashes.length)));
  // Most of the millions of words looked up are absent, and the bitmap stays in the CPU cache where the slots do not.
  const bits = new Uint32Array(size >>> 5);
  const slots = new Int32Array(size);
  const own = Int32Array.from(hashes);
  const shift = 32 - Math.log2(size);
  for (let place = 0; place < own.length; place += 1) {
    let slot = spread(own[place]!) >>> shift;
    bits[slot >>> 5]! |= 1 << (slot & 31);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = place + 1;
  }
  const placeOf = (hash: number): number => {
    let slot = spread(hash) >>> shift;
    if (((bits[slot >>> 5]! >>> (slot & 31)) & 1) === 0) return -1;
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const place = slots[slot]! - 1;
      if (own[place] === hash) return place;
    }
    return -1;
  };
  return { placeOf };
}
