/** What to search for in lines of JSON, and how to decide that a line may contain it. */
import { type LineSearch, searchInPieces } from './line-search.js';
import { needleFinders } from './needles.js';
import { inTags, suspicion } from './suspicious.js';

export interface Wanted {
  /** Searches the bytes of lines. */
  search(): LineSearch;
  /** Whether folded words may contain it, or something that joins words. */
  inWords(folded: string): boolean;
  /** The same for the value of tags, in which spaces and hyphens between letters are ignored. */
  inTags(tags: string): boolean;
  /** Whether it may occur in ASCII words that were written with non-ASCII characters or escapes. */
  inLetters(words: Buffer, size: number): boolean;
  /** The non-ASCII part of it, folded: words, or their beginnings. */
  readonly foreign: readonly string[];
}

/** @param needles letters and digits in lower case */
export function needlesWanted(needles: readonly string[]): Wanted {
  const tagged = inTags(needles);
  const find = needleFinders(needles);
  return {
    search: () => searchInPieces(find),
    inWords: suspicion(needles),
    inTags: (tags) => tagged.test(tags),
    inLetters: (words, size) => find.some((one) => one(words, 0, size) < size),
    foreign: [],
  };
}
