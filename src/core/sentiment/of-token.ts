/** What a model sees of one token: its word, and four of its letters at a time, edges included, as hashes. */
import { spread } from './hash.js';
import { LONG, MOST_LETTERS, tokens, WORD } from './tokens.js';
import { valences } from './valence.js';

const TURNED = 0x5bd1e995;
const RADIX = 0x01000193;
const RADIX_4 = Math.imul(Math.imul(RADIX, RADIX), Math.imul(RADIX, RADIX));

const { kind, flags, hash, short, from, to, units } = tokens;
const { turned } = valences;

/** Within the reach of a negation a word is another one. Not spread. */
export const markedHash = (token: number): number => (turned[token] === 1 ? hash[token]! ^ TURNED : hash[token]!);

export const wordHash = (token: number): number => spread(markedHash(token));

/** `loooove` is `love` too. */
export const hasShortHash = (token: number): boolean => (flags[token]! & LONG) !== 0 && kind[token] === WORD;

export const shortHash = (token: number): number => spread(short[token]! ^ (turned[token] === 1 ? TURNED : 0));

/** Those of one token; written anew by every call. */
export const letterGrams = new Int32Array(MOST_LETTERS);

/** @returns how many; what is no word has none */
export function writeLetterGrams(token: number): number {
  const first = from[token]!;
  const last = to[token]! - 3;
  let place = first - 1;
  let packed = Math.imul(Math.imul(units[place]!, RADIX) + units[place + 1]!, RADIX) + units[place + 2]!;
  let n = 0;
  for (; place <= last; place++) {
    packed = Math.imul(packed, RADIX) + units[place + 3]!;
    // What left the four is taken out again.
    if (place >= first) packed -= Math.imul(units[place - 1]!, RADIX_4);
    letterGrams[n++] = spread(packed);
  }
  return n;
}
