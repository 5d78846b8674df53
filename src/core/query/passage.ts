/** A title, a text or a tag as it is searched: each reading of it is made when it is first asked for. */
import { beginsWord } from '../text/boundary.js';
import { withoutEmphasis } from '../text/emphasis.js';
import { type Folded, fold, foldKeepingCase } from '../text/fold.js';

export interface Passage {
  readonly original: string;
  folded(): Folded;
  /** Folded, without the signs of emphasis. */
  words(): Folded;
  /** Folded, with spaces for the dashes that stand between words: folded to hyphens they would go on with a handle. */
  accounts(): Folded;
  /** Folded but for its case. */
  cased(): Folded;
  /** How many words begin before a place of the original. */
  wordsBefore(place: number): number;
}

export const passageOf = (original: string): Passage => new WrittenPassage(original);

/** A class, for one is made of everything that is read: functions of its own would take many times as long. */
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
