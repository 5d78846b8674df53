/** Aligns two texts word by word: the shortest edit script from one to the other. */
import { sameWord } from './word-hashes.js';

/** A stretch in which the texts differ: `[aFrom, aTo)` of the first corresponds to `[bFrom, bTo)` of the second. */
export interface Difference {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

export interface Alignment {
  /** Number of words that both texts have, in the same order. */
  readonly matched: number;
  /** In order of position; changes with hardly a common word between them are merged. */
  readonly differences: readonly Difference[];
}

type Words = Uint32Array;

/**
 * Aligns two texts with Myers' algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986).
 * @returns null if it takes more than `changesAtMost` insertions and deletions of words
 */
export function align(a: Words, b: Words, changesAtMost: number): Alignment | null {
  let from = 0;
  while (from < a.length && from < b.length && sameWord(a[from]!, b[from]!)) from += 1;
  let behind = 0;
  const most = Math.min(a.length, b.length) - from;
  while (behind < most && sameWord(a[a.length - 1 - behind]!, b[b.length - 1 - behind]!)) behind += 1;
  const middle = shortest(a.subarray(from, a.length - behind), b.subarray(from, b.length - behind), changesAtMost);
  if (middle === null) return null;
  const apart: Difference[] = [];
  let [x, y] = [0, 0];
  const until = (aTo: number, bTo: number) => {
    if (aTo > x || bTo > y) apart.push({ aFrom: from + x, aTo: from + aTo, bFrom: from + y, bTo: from + bTo });
  };
  for (const [aPlace, bPlace] of middle) {
    until(aPlace, bPlace);
    [x, y] = [aPlace + 1, bPlace + 1];
  }
  until(a.length - from - behind, b.length - from - behind);
  return { matched: from + behind + middle.length, differences: joined(apart) };
}

const JOINED_BELOW = 3;

function joined(apart: readonly Difference[]): Difference[] {
  const together: Difference[] = [];
  for (const difference of apart) {
    const last = together.at(-1);
    if (last !== undefined && difference.aFrom - last.aTo < JOINED_BELOW && isChange(last) && isChange(difference)) {
      together.splice(-1, 1, { ...difference, aFrom: last.aFrom, bFrom: last.bFrom });
    } else together.push(difference);
  }
  return together;
}

/** Whether words are replaced, not just inserted or deleted. */
export const isChange = ({ aFrom, aTo, bFrom, bTo }: Difference): boolean => aTo > aFrom && bTo > bFrom;

/** Returns the pairs of positions that hold the same word. */
function shortest(a: Words, b: Words, changesAtMost: number): readonly (readonly [number, number])[] | null {
  const [n, m] = [a.length, b.length];
  const limit = Math.min(changesAtMost, n + m);
  if (Math.abs(n - m) > limit) return null;
  const offset = limit + 1;
  const reached = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let changes = 0; changes <= limit; changes += 1) {
    trace.push(reached.slice(offset - changes - 1, offset + changes + 2));
    for (let k = -changes; k <= changes; k += 2) {
      const isDown = k === -changes || (k !== changes && reached[offset + k - 1]! < reached[offset + k + 1]!);
      let x = isDown ? reached[offset + k + 1]! : reached[offset + k - 1]! + 1;
      while (x < n && x - k < m && sameWord(a[x]!, b[x - k]!)) x += 1;
      reached[offset + k] = x;
      if (x >= n && x - k >= m) return backwards(trace, n, m);
    }
  }
  return null;
}

function backwards(trace: readonly Int32Array[], n: number, m: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [n, m];
  for (let changes = trace.length - 1; changes >= 0; changes -= 1) {
    const before = trace[changes]!;
    const at = (k: number) => before[k + changes + 1]!;
    const k = x - y;
    const isDown = k === -changes || (k !== changes && at(k - 1) < at(k + 1));
    const previous = isDown ? k + 1 : k - 1;
    const startX = changes === 0 ? 0 : at(previous);
    const startY = changes === 0 ? 0 : startX - previous;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [startX, startY];
  }
  return pairs.reverse();
}
