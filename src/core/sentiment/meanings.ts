/** Additional weights of words by meaning, learned from words that occur in the same contexts (word vectors). */
export interface Meanings {
  /** In ascending order. */
  readonly hashes: Int32Array;
  /** By word, then output: four packed weights per integer. */
  readonly fours: Int32Array;
}

/** @returns the index of a word, or -1 if there is none */
export function meaningOf({ hashes }: Meanings, hash: number): number {
  const count = hashes.length;
  if (count === 0) return -1;
  // Interpolation search: hashes are evenly distributed, so two estimates come close and a short linear scan does the
  // rest.
  const apart = count / 2 ** 32;
  const near = within(count, (hash + 2 ** 31) * apart);
  let at = within(count, near + (hash - hashes[near]!) * apart);
  while (at > 0 && hashes[at]! > hash) at--;
  while (at < count - 1 && hashes[at]! < hash) at++;
  return hashes[at] === hash ? at : -1;
}

const within = (count: number, place: number): number => Math.max(0, Math.min(count - 1, Math.floor(place)));
