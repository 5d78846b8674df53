/** A title, a text or a tag as it is searched: each reading of it is made when it is first asked for. */
import type { Span } from '../../types.js';
import { beginsWord } from '../text/boundary.js';
import { type Folded, fold, foldKeepingCase } from '../text/fold.js';

export interface Passage {
  readonly original: string;
  folded(): Folded;
  /** Folded but for its case. */
  cased(): Folded;
  /** How many words begin before a place of the original. */
  wordsBefore(place: number): number;
}

export function passageOf(original: string): Passage {
  const folded = once(() => fold(original));
  const starts = once(() => wordStarts(folded()));
  return {
    original,
    folded,
    cased: once(() => foldKeepingCase(original)),
    wordsBefore: (place) => countWhile(starts(), (start) => start < place),
  };
}

export function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

function wordStarts({ text, span }: Folded): readonly number[] {
  const starts: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (beginsWord(text, index)) starts.push(span(index, index + 1).start);
  }
  return starts;
}

/** A part of a passage that was found, and how many words begin before its ends. */
export interface Place extends Span {
  readonly before: number;
  readonly through: number;
}

export function placeOf({ start, end }: Span, { wordsBefore }: Passage): Place {
  return { start, end, before: wordsBefore(start), through: wordsBefore(end) };
}

/** How many at the beginning hold, where all that hold stand there. */
export function countWhile<T>(sorted: readonly T[], holds: (one: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
