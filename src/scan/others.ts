/** Where the other brands of a run stand in a mention of one: what is said near ours is then judged alone. */
import { compileVerdict } from '../core/query/match.js';
import { sharedViews } from '../core/query/subject.js';
import { scoredText } from '../core/sentiment/scored-text.js';
import type { WhenContext } from '../core/time/when.js';
import type { Mention, Query, Span } from '../types.js';

/** In the text that is judged. @param brand where ours stands: what overlaps it is ours */
export type Others = (mention: Mention, brand: readonly Span[]) => Span[];

/** @returns the others of each query */
export function othersOf(queries: readonly Pick<Query, 'node'>[], when: WhenContext | null): Others[] {
  const view = sharedViews();
  const verdicts = queries.map(({ node }) => compileVerdict(node, when, view));
  return queries.map(
    (_, own) => (mention, brand) =>
      verdicts
        .flatMap((verdict, place) => {
          if (place === own) return [];
          const said = verdict({ ...mention, urls: mention.url === null ? [] : [mention.url] });
          return said.answer === 'yes' ? scoredText(mention, said.match).brand : [];
        })
        .filter((other) => !brand.some(({ start, end }) => other.start < end && start < other.end))
        .sort((a, b) => a.start - b.start),
  );
}
