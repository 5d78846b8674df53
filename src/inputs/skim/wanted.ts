/** What is looked for in lines of JSON, and how it is told that it may stand there. */
import { type LineSearch, searchInPieces } from './line-search.js';
import { needleFinders } from './needles.js';
import { inTags, suspicion } from './suspicious.js';

export interface Wanted {
  /** In the bytes of lines. */
  search(): LineSearch;
  /** Whether it may stand in words that are folded, or something that joins words. */
  inWords(folded: string): boolean;
  /** The same for the value of tags, where spaces and hyphens between letters make no difference. */
  inTags(tags: string): boolean;
  /** Whether it may stand in words of ASCII that were spelled in other letters. */
  inLetters(words: Buffer, size: number): boolean;
  /** What of it is written in other letters, folded: words, or how they begin. */
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
