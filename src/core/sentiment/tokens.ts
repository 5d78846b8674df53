/** The tokens of one text, in arrays that are used again: hashes, places, and what each is. */
import { beginText, ROLE_IN, slotOf, slots } from './vocabulary.js';

export const WORD = 1;
export const NUMBER = 2;
export const LINK = 3;
/** An account, or the brand: who is meant says nothing of what is felt. */
export const NAME = 4;
export const EMOJI = 5;
export const FACE = 6;
export const SIGN = 7;

/** Flags of a token. */
export const CAPS = 1;
export const CAPITAL = 2;
export const LONG = 4;
export const TAG = 8;
export const BRAND = 16;

/** What is read of a text: opinions stand within it, and what is longer is cut to the brand's surroundings before. */
export const MOST_TOKENS = 1500;
export const MOST_UNITS = 24_000;
/** Of one word. */
export const MOST_LETTERS = 40;

export const tokens = {
  count: 0,
  /** That may say something: neither a link, nor who is spoken to or of. */
  telling: 0,
  words: 0,
  /** Words in capitals. */
  loud: 0,
  /** Words with a letter three times in a row. */
  longWords: 0,
  /** Fours of letters in all words. */
  letterGrams: 0,
  kind: new Uint8Array(MOST_TOKENS),
  flags: new Uint8Array(MOST_TOKENS),
  hash: new Int32Array(MOST_TOKENS),
  /** Where it stands in the vocabulary. */
  slot: new Int32Array(MOST_TOKENS),
  /** What it does to others: roles.ts. */
  role: new Uint8Array(MOST_TOKENS),
  /** With every run of a letter as one: `loooove` as `love`. */
  short: new Int32Array(MOST_TOKENS),
  start: new Int32Array(MOST_TOKENS),
  end: new Int32Array(MOST_TOKENS),
  /** Where its folded letters stand in `units`, a space before and behind. */
  from: new Int32Array(MOST_TOKENS),
  to: new Int32Array(MOST_TOKENS),
  units: new Uint16Array(MOST_UNITS),
  /** Of `units`. */
  written: 1,
};

// Taken out of the object once: they are written for every token and letter.
const { kind: kinds, flags: flagsOf, hash: hashes, role: roles, short: shorts } = tokens;
const { start: starts, end: ends, from: froms, to: tos, slot: slotsOf, units } = tokens;

export function clearTokens(): void {
  tokens.count = 0;
  tokens.telling = 0;
  tokens.words = 0;
  tokens.loud = 0;
  tokens.longWords = 0;
  tokens.letterGrams = 0;
  tokens.written = 1;
  units[0] = 0x20;
  beginText();
}

/** @param from of its letters in `units`; absent: it has none. @returns its place */
export function put(
  kind: number,
  flags: number,
  hash: number,
  start: number,
  end: number,
  from = tokens.written,
  to = from,
): number {
  const place = tokens.count++;
  if (kind !== LINK && kind !== NAME) tokens.telling++;
  if (kind === WORD) {
    tokens.words++;
    if ((flags & CAPS) !== 0) tokens.loud++;
    if ((flags & LONG) !== 0) tokens.longWords++;
    if (to - from > 1) tokens.letterGrams += to - from - 1;
  }
  kinds[place] = kind;
  flagsOf[place] = flags;
  hashes[place] = hash;
  const slot = slotOf(hash, units, from, to);
  slotsOf[place] = slot;
  roles[place] = slots[slot + ROLE_IN]!;
  shorts[place] = hash;
  starts[place] = start;
  ends[place] = end;
  froms[place] = from;
  tos[place] = to;
  return place;
}
