/** Mentions grouped by author, computed once for all metrics that need it. */
import type { Mention } from '../../types.js';
import { type Identity, identify } from './author-key.js';
import { countOf } from './engagement.js';
import { memoized } from './memoized.js';
import type { Observed } from './observed.js';
import { byCodePoint } from './order.js';

/** Authors are numbered from 0, in order of first appearance. */
export interface AuthorIndex {
  /** Number of known authors. */
  readonly authors: number;
  /** Number of mentions with a known author. */
  readonly known: number;
  /** Number of mentions by author. */
  readonly mentions: Int32Array;
  /** Index of the first mention by author. */
  readonly first: Int32Array;
  /** Display name by author; of several spellings, the first by code point. */
  readonly labels: readonly string[];
  /** Largest known number of followers by author; NaN if unknown. */
  readonly followers: Float64Array;
  /** Author number of each mention; each mention with an unknown author gets a number of its own, from `authors` on. */
  readonly authorOf: Int32Array;
  /** Number of known authors plus mentions without one. */
  readonly clusters: number;
}

export const authorIndex: (observed: Observed) => AuthorIndex = memoized(({ mentions }: Observed) => {
  const { authorOf, labels } = numbered(mentions);
  const authors = labels.length;
  const counts = new Int32Array(authors);
  const first = new Int32Array(authors);
  const followers = new Float64Array(authors).fill(Number.NaN);
  let clusters = authors;
  for (let place = 0; place < mentions.length; place++) {
    const author = authorOf[place]!;
    if (author < 0) {
      authorOf[place] = clusters++;
      continue;
    }
    if (counts[author] === 0) first[author] = place;
    counts[author]!++;
    const known = countOf(mentions[place]!.author.followers);
    if (known !== null && !(followers[author]! >= known)) followers[author] = known;
  }
  const known = mentions.length - (clusters - authors);
  return { authors, known, mentions: counts, first, labels, followers, authorOf, clusters };
});

/** Author number of each mention, -1 if the author is unknown. */
function numbered(mentions: readonly Mention[]): { authorOf: Int32Array; labels: string[] } {
  // One map per source and scope: joined keys for a million authors would cost more than everything else.
  const scopes = new Map<string, Map<string, Map<string, number>>>();
  const labels: string[] = [];
  const numberOf = ({ source, scope, name, label }: Identity): number => {
    const numbers = within(within(scopes, source), scope);
    const author = numbers.get(name);
    if (author === undefined) {
      numbers.set(name, labels.length);
      return labels.push(label) - 1;
    }
    if (labels[author] !== label && byCodePoint(label, labels[author]!) < 0) labels[author] = label;
    return author;
  };
  const authorOf = new Int32Array(mentions.length);
  for (let place = 0; place < mentions.length; place++) {
    const identity = identify(mentions[place]!);
    authorOf[place] = identity === null ? -1 : numberOf(identity);
  }
  return { authorOf, labels };
}

function within<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const opened = new Map<string, Value>();
  maps.set(key, opened);
  return opened;
}
