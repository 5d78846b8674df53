/** A text in which the brand's name says nothing of what is felt: "Best Buy" is a name. */
import type { Span } from '../../types.js';

/** @param spans in order. @param standIn what stands there instead */
export function withoutBrand(text: string, spans: readonly Span[], standIn: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), standIn);
    done = end;
  }
  return `${pieces.join('')}${text.slice(done)}`;
}
