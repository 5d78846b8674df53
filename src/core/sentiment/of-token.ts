/** Features of one token as hashes: its word, and every four consecutive letters, edges included. */
import { spread } from './hash.js';
import { LONG, MOST_LETTERS, tokens, WORD } from './tokens.js';
import { valences } from './valence.js';

const TURNED = 0x5bd1e995;
const RADIX = 0x01000193;
const RADIX_4 = Math.imul(Math.imul(RADIX, RADIX), Math.imul(RADIX, RADIX));

const { kind, flags, hash, short, from, to, units } = tokens;
const { turned } = valences;

/** Hash of a token; a negated word counts as a different word. Not yet spread. */
export const markedHash = (token: number): number => (turned[token] === 1 ? hash[token]! ^ TURNED : hash[token]!);

export const wordHash = (token: number): number => spread(markedHash(token));

/** Whether a word with a run of letters is also looked up in its short form: `loooove` as `love`. */
export const hasShortHash = (token: number): boolean => (flags[token]! & LONG) !== 0 && kind[token] === WORD;

export const shortHash = (token: number): number => spread(short[token]! ^ (turned[token] === 1 ? TURNED : 0));

/** Hashes of the letter sequences of one token. Overwritten by every call. */
export const letterGrams = new Int32Array(MOST_LETTERS);

/** @returns the number of hashes; 0 if the token is not a word */
export function writeLetterGrams(token: number): number {
  const first = from[token]!;
  const last = to[token]! - 3;
  let place = first - 1;
  let packed = Math.imul(Math.imul(units[place]!, RADIX) + units[place + 1]!, RADIX) + units[place + 2]!;
  let n = 0;
  for (; place <= last; place++) {
    packed = Math.imul(packed, RADIX) + units[place + 3]!;
    // Rolling hash: subtract the unit that left the window of four.
    if (place >= first) packed -= Math.imul(units[place - 1]!, RADIX_4);
    letterGrams[n++] = spread(packed);
  }
  return n;
}
