/** Terms near each other: which of their places stand in a chain, each near the one before it. */
import { countWhile, type Place } from './passage.js';

export interface Distance {
  /** Words that stand between, at least and at most. */
  readonly least: number;
  readonly most: number;
  /** The left one comes first. */
  readonly ordered: boolean;
}

/**
 * Of each term the places that belong to a chain from the first term to the last; null: there is none. Each step is
 * judged by itself: `a NEAR/5 b NEAR/5 c` has c near b, wherever a is.
 * @param terms the places of each, in any order; at least one term
 * @param distances one fewer
 */
export function chained(
  terms: readonly (readonly Place[])[],
  distances: readonly Distance[],
): readonly (readonly Place[])[] | null {
  const reached = [terms[0]!];
  for (const [step, distance] of distances.entries()) {
    const places = beside(terms[step + 1]!, reached[step]!, distance, distance.ordered ? ['before'] : BOTH);
    if (places.length === 0) return null;
    reached.push(places);
  }
  for (let step = distances.length - 1; step >= 0; step -= 1) {
    const distance = distances[step]!;
    reached[step] = beside(reached[step]!, reached[step + 1]!, distance, distance.ordered ? ['behind'] : BOTH);
  }
  return reached[0]!.length === 0 ? null : reached;
}

const BOTH = ['before', 'behind'] as const;

/** Those of `places` that have one of `others` on one of these sides, at the right distance. */
function beside(
  places: readonly Place[],
  others: readonly Place[],
  { least, most }: Distance,
  sides: readonly ('before' | 'behind')[],
): readonly Place[] {
  const byEnd = [...others].sort((a, b) => a.end - b.end);
  const byStart = [...others].sort((a, b) => a.start - b.start);
  const hasBefore = (place: Place): boolean => {
    const last =
      byEnd[countWhile(byEnd, ({ end, through }) => end <= place.start && through <= place.before - least) - 1];
    return last !== undefined && last.through >= place.before - most;
  };
  const hasBehind = (place: Place): boolean => {
    const first =
      byStart[countWhile(byStart, ({ start, before }) => start < place.end || before < place.through + least)];
    return first !== undefined && first.before <= place.through + most;
  };
  return places.filter(
    (place) => (sides.includes('before') && hasBefore(place)) || (sides.includes('behind') && hasBehind(place)),
  );
}
