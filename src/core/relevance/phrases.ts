/** Whether words of trade stand near a name, and words of spam in a text. */
import { patternFor } from '../../lazy-pattern.js';
import type { Span } from '../../types.js';
import { SPAM, TRADE } from './phrases.data.js';

/** Characters to either side in which a word is near: about a sentence. */
export const NEAR = 80;

/** Of a name that is said again and again the first few tell enough. */
const MOST_LOOKED_AT = 5;
const LONGEST_READ = 2000;
const ENOUGH_SPAM = 2;

export function hasTradeNear(text: string, prose: readonly Span[]): boolean {
  return prose
    .slice(0, MOST_LOOKED_AT)
    .some(
      ({ start, end }) =>
        holdsTradeWord(text.slice(Math.max(0, start - NEAR), start)) || holdsTradeWord(text.slice(end, end + NEAR)),
    );
}

export function isSpam(text: string): boolean {
  const said = new Set<string>();
  const read = text.slice(0, LONGEST_READ);
  for (const [phrase] of read.matchAll(SPAM_PHRASE(read))) {
    said.add(phrase.toLowerCase());
    if (said.size >= ENOUGH_SPAM) return true;
  }
  return false;
}

const holdsTradeWord = (text: string): boolean => TRADE_WORD(text).test(text);

const wordsOf = (words: readonly string[]): string =>
  String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})(?![\p{L}\p{N}])`;

const TRADE_WORD = patternFor(wordsOf(TRADE), 'iu');
const SPAM_PHRASE = patternFor(wordsOf(SPAM), 'giu');
