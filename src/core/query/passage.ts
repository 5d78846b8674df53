/** A title, text or tag prepared for searching; each reading is computed on first use. */
import { beginsWord } from '../text/boundary.js';
import { withoutEmphasis } from '../text/emphasis.js';
import { type Folded, fold, foldKeepingCase } from '../text/fold.js';

export interface Passage {
  readonly original: string;
  folded(): Folded;
  /** Folded, with the `_` of Markdown emphasis replaced by spaces. */
  words(): Folded;
  /** Folded, with spaces in place of dashes between words: folded to hyphens, they would continue a handle. */
  accounts(): Folded;
  /** Folded, but with its case kept. */
  cased(): Folded;
  /** Number of words that begin before an index of the original. */
  wordsBefore(place: number): number;
}

export const passageOf = (original: string): Passage => new WrittenPassage(original);

/** A class because one is created for every text that is read: an object of closures would take many times as long. */
class WrittenPassage implements Passage {
  readonly original: string;
  #folded: Folded | null = null;
  #words: Folded | null = null;
  #accounts: Folded | null = null;
  #cased: Folded | null = null;
  #counts: Uint32Array | null = null;

  constructor(original: string) {
    this.original = original;
  }

  folded(): Folded {
    return (this.#folded ??= fold(this.original));
  }

  words(): Folded {
    return (this.#words ??= withoutEmphasis(this.folded()));
  }

  accounts(): Folded {
    return (this.#accounts ??= withoutDashes(this));
  }

  cased(): Folded {
    return (this.#cased ??= foldKeepingCase(this.original));
  }

  wordsBefore(place: number): number {
    this.#counts ??= wordCounts(this.folded(), this.original.length);
    return this.#counts[place]!;
  }
}

const DASHES = /[‒–—―]/g;

function withoutDashes(passage: Passage): Folded {
  const plain = passage.original.replace(DASHES, ' ');
  return plain === passage.original ? passage.folded() : fold(plain);
}

/** For each index of the original, the number of words that begin before it. */
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
