/** Detects trade words near a name, and spam words in a text. */
import type { Span } from '../../types.js';
import { phraseFinder } from './phrase-finder.js';
import { SPAM, TRADE } from './phrases.data.js';

/** Distance within which a word counts as near, in characters on either side: about a sentence. */
export const NEAR = 80;

/** If a name occurs often, the first few occurrences are enough. */
const MOST_LOOKED_AT = 5;
const LONGEST_READ = 2000;
const ENOUGH_SPAM = 2;

export function hasTradeNear(text: string, prose: readonly Span[]): boolean {
  for (let place = 0; place < prose.length && place < MOST_LOOKED_AT; place += 1) {
    const { start, end } = prose[place]!;
    if (findTradeWord(text, Math.max(0, start - NEAR), start) !== null) return true;
    if (findTradeWord(text, end, Math.min(end + NEAR, text.length)) !== null) return true;
  }
  return false;
}

export function isSpam(text: string): boolean {
  const to = Math.min(text.length, LONGEST_READ);
  const said: string[] = [];
  for (let found = findSpam(text, 0, to); found !== null; found = findSpam(text, found.end, to)) {
    const phrase = text.slice(found.start, found.end).toLowerCase();
    if (!said.includes(phrase)) said.push(phrase);
    if (said.length >= ENOUGH_SPAM) return true;
  }
  return false;
}

const findTradeWord = phraseFinder(TRADE);
const findSpam = phraseFinder(SPAM);
