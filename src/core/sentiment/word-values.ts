/** Values of words and signs in two word lists, by hash: a table with open addressing. */

export interface WordValues {
  /** 0 marks an empty slot. */
  readonly keys: Int32Array;
  /** Two per slot, in tenths: -50 to 50. */
  readonly values: Int8Array;
  readonly mask: number;
}

/** @returns the slot of a word, or -1 if it is in neither list */
export function placeOf({ keys, mask }: WordValues, hash: number): number {
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const key = keys[at]!;
    if (key === hash) return at;
    if (key === 0) return -1;
  }
}

/** Builds the table. At most half of it is filled, so that searches are short. */
export function wordValues(hashes: Int32Array, pairs: Int8Array): WordValues {
  const size = 1 << (33 - Math.clz32(Math.max(2, hashes.length) - 1));
  const keys = new Int32Array(size);
  const values = new Int8Array(size * 2);
  for (let word = 0; word < hashes.length; word++) {
    const hash = hashes[word]!;
    let at = hash & (size - 1);
    while (keys[at] !== 0 && keys[at] !== hash) at = (at + 1) & (size - 1);
    keys[at] = hash;
    values[at * 2] = pairs[word * 2]!;
    values[at * 2 + 1] = pairs[word * 2 + 1]!;
  }
  return { keys, values, mask: size - 1 };
}
