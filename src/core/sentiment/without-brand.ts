/** A text in which names of brands say nothing of what is felt: "Best Buy" is a name, and so is that of a competitor. */
import type { ScoreContext } from '../../engine.js';
import type { Span } from '../../types.js';

type Names = Pick<ScoreContext, 'brand' | 'others'>;

/** Where names stand, ours and those of other brands, in order. */
export const namesIn = ({ brand, others = [] }: Names): readonly Span[] =>
  others.length === 0 ? brand : [...brand, ...others].sort((a, b) => a.start - b.start);

/** @param standIn what stands there instead. @param othersStandIn of the other brands, where it is not the same */
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
