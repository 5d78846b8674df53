/** Mentions by author, counted once for all the metrics that need it. */
import type { Mention } from '../../types.js';
import { authorKey } from './author-key.js';
import { countOf } from './engagement.js';
import type { Observed } from './observed.js';

export interface AuthorIndex {
  /** By author, in the order in which they first appear. */
  readonly keys: readonly string[];
  /** Mentions by author. */
  readonly mentions: Int32Array;
  /** The largest known number of followers by author; NaN where none is known. */
  readonly followers: Float64Array;
  /** Mentions with a known author. */
  readonly known: number;
  /** For each mention its author's number; unknown authors stand for themselves, with numbers from `keys.length` on. */
  readonly authorOf: Int32Array;
  /** Authors, and mentions without one. */
  readonly clusters: number;
}

const indexes = new WeakMap<Observed, AuthorIndex>();

export function authorIndex(observed: Observed): AuthorIndex {
  const ready = indexes.get(observed);
  if (ready !== undefined) return ready;
  const index = countAuthors(observed.mentions);
  indexes.set(observed, index);
  return index;
}

function countAuthors(mentions: readonly Mention[]): AuthorIndex {
  const numbers = new Map<string, number>();
  const authorOf = new Int32Array(mentions.length);
  for (let place = 0; place < mentions.length; place++) {
    const key = authorKey(mentions[place]!);
    if (key !== null && !numbers.has(key)) numbers.set(key, numbers.size);
    authorOf[place] = key === null ? -1 : numbers.get(key)!;
  }
  const counts = new Int32Array(numbers.size);
  const followers = new Float64Array(numbers.size).fill(Number.NaN);
  let clusters = numbers.size;
  for (let place = 0; place < mentions.length; place++) {
    const author = authorOf[place]!;
    if (author < 0) {
      authorOf[place] = clusters++;
      continue;
    }
    counts[author]!++;
    const known = countOf(mentions[place]!.author.followers);
    if (known !== null && !(followers[author]! >= known)) followers[author] = known;
  }
  const known = mentions.length - (clusters - numbers.size);
  return { keys: [...numbers.keys()], mentions: counts, followers, known, authorOf, clusters };
}
