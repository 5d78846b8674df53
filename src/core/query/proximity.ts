/** Proximity of terms: finds the occurrences that form a chain, each near the previous one. */
import type { Span } from '../../types.js';

export interface Distance {
  /** Least and most number of words in between. */
  readonly least: number;
  readonly most: number;
  /** Whether the left term must come first. */
  readonly ordered: boolean;
}

/** Number of words that begin before an index. */
export type WordsBefore = (place: number) => number;

/**
 * Returns, for each term, the occurrences that belong to a chain from the first term to the last; null if there is no
 * chain. Each step is judged on its own: in `a NEAR/5 b NEAR/5 c`, c is near b, wherever a is.
 * @param terms occurrences of each term, in any order; at least one term
 * @param distances one fewer than terms
 */
export function chained(
  terms: readonly (readonly Span[])[],
  distances: readonly Distance[],
  wordsBefore: WordsBefore,
): readonly (readonly Span[])[] | null {
  const reached = [terms[0]!];
  for (const [step, distance] of distances.entries()) {
    const isNear = nearOneOf(reached[step]!, distance, wordsBefore);
    const sides = distance.ordered ? [isNear.behind] : [isNear.behind, isNear.before];
    const places = terms[step + 1]!.filter((place) => sides.some((side) => side(place)));
    if (places.length === 0) return null;
    reached.push(places);
  }
  for (let step = distances.length - 1; step >= 0; step -= 1) {
    const distance = distances[step]!;
    const isNear = nearOneOf(reached[step + 1]!, distance, wordsBefore);
    const sides = distance.ordered ? [isNear.before] : [isNear.behind, isNear.before];
    reached[step] = reached[step]!.filter((place) => sides.some((side) => side(place)));
  }
  return reached[0]!.length === 0 ? null : reached;
}

/**
 * Returns tests of whether a span lies at the right distance after (`behind`) or before one of the others, without
 * overlapping it.
 */
function nearOneOf(others: readonly Span[], { least, most }: Distance, wordsBefore: WordsBefore) {
  const byEnd = sortedBy('end', others);
  const byStart = sortedBy('start', others);
  return {
    behind: ({ start }: Span): boolean => {
      const words = wordsBefore(start);
      const last = byEnd[countWhile(byEnd, ({ end }) => end <= start && wordsBefore(end) <= words - least) - 1];
      return last !== undefined && wordsBefore(last.end) >= words - most;
    },
    before: ({ end }: Span): boolean => {
      const words = wordsBefore(end);
      const first = byStart[countWhile(byStart, ({ start }) => start < end || wordsBefore(start) < words + least)];
      return first !== undefined && wordsBefore(first.start) <= words + most;
    },
  };
}

function sortedBy(side: 'start' | 'end', places: readonly Span[]): readonly Span[] {
  const isSorted = places.every((place, index) => index === 0 || places[index - 1]![side] <= place[side]);
  return isSorted ? places : [...places].sort((a, b) => a[side] - b[side]);
}

/** Number of leading elements for which a predicate holds, given that it holds for a prefix only (binary search). */
function countWhile(sorted: readonly Span[], holds: (place: Span) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
