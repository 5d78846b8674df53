/** What words weigh besides, for what they are like: learned of words that stand where they do. */
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
