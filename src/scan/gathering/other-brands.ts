/** Finds the other brands of a run in a mention of one brand, so that only the part near this brand is judged. */
import type { Candidates } from '../../core/query/candidates.js';
import { compileVerdict } from '../../core/query/match.js';
import { sharedViews } from '../../core/query/subject.js';
import { scoredText } from '../../core/sentiment/scored-text.js';
import type { WhenContext } from '../../core/time/when.js';
import type { Mention, Query, Span } from '../../types.js';

/**
 * Returns positions in the text that is judged.
 * @param brand positions of this brand: anything that overlaps them belongs to it
 */
export type Others = (mention: Mention, brand: readonly Span[]) => Span[];

/** @returns a function that finds the other brands for the query at a place */
export function otherBrandsOf(
  queries: readonly Pick<Query, 'node'>[],
  when: WhenContext | null,
  candidates: Candidates,
): (own: number) => Others {
  const view = sharedViews();
  const verdicts = new Map<number, ReturnType<typeof compileVerdict>>();
  const verdictOf = (place: number) => {
    const known = verdicts.get(place);
    if (known !== undefined) return known;
    const verdict = compileVerdict(queries[place]!.node, when, view);
    verdicts.set(place, verdict);
    return verdict;
  };
  return (own) => (mention, brand) => {
    const subject = { ...mention, urls: mention.url === null ? [] : [mention.url] };
    return [...candidates(view(subject))]
      .flatMap((place) => {
        if (place === own) return [];
        const said = verdictOf(place)(subject);
        return said.answer === 'yes' ? scoredText(mention, said.match).brand : [];
      })
      .filter((other) => !brand.some(({ start, end }) => other.start < end && start < other.end))
      .sort((a, b) => a.start - b.start);
  };
}
