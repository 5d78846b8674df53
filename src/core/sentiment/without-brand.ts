/**
 * Masks brand names in a text so that they carry no sentiment: "Best Buy" is a name, and so are those of competitors.
 */
import type { ScoreContext } from '../../engine.js';
import type { Span } from '../../types.js';

type Names = Pick<ScoreContext, 'brand' | 'others'>;

/** Positions of all names, ours and those of other brands, in order. */
export const namesIn = ({ brand, others = [] }: Names): readonly Span[] =>
  others.length === 0 ? brand : [...brand, ...others].sort((a, b) => a.start - b.start);

/**
 * @param standIn replaces the brand's name
 * @param othersStandIn replaces other brands' names, if different
 */
export function withoutBrand(text: string, names: Names, standIn: string, othersStandIn = standIn): string {
  const spans = namesIn(names);
  if (spans.length === 0) return text;
  const ours = new Set(names.brand);
  const pieces: string[] = [];
  let done = 0;
  for (const span of spans) {
    if (span.start < done) continue;
    pieces.push(text.slice(done, span.start), ours.has(span) ? standIn : othersStandIn);
    done = span.end;
  }
  return `${pieces.join('')}${text.slice(done)}`;
}
