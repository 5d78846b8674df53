/** A title, a text or a tag as it is searched: each reading of it is made when it is first asked for. */
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
  const counts = once(() => wordCounts(folded(), original.length));
  return {
    original,
    folded,
    cased: once(() => foldKeepingCase(original)),
    wordsBefore: (place) => counts()[place]!,
  };
}

export function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** At each place of the original the number of words that begin before it. */
function wordCounts({ text, span }: Folded, length: number): Uint32Array {
  const counts = new Uint32Array(length + 1);
  let words = 0;
  let done = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (!beginsWord(text, index)) continue;
    const { start } = span(index, index + 1);
    counts.fill(words, done, start + 1);
    done = start + 1;
    words += 1;
  }
  return counts.fill(words, done);
}
