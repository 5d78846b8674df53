/** The tokens of one text, in reused arrays: their hashes, positions and kinds. */
import { beginText, ROLE_IN, slotOf, slots } from './vocabulary.js';

export const WORD = 1;
export const NUMBER = 2;
export const LINK = 3;
/** An account or the brand. Who is meant carries no sentiment. */
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

/** Maximum number of tokens read of a text. Opinions occur within them, and whatever follows is ignored. */
export const MOST_TOKENS = 1500;
export const MOST_UNITS = 24_000;
/** Per word. */
export const MOST_LETTERS = 40;

export const tokens = {
  count: 0,
  /** Tokens that may carry sentiment: all except links and names. */
  telling: 0,
  words: 0,
  /** Words in capitals. */
  loud: 0,
  /** Words in which a letter occurs three times in a row. */
  longWords: 0,
  /** Number of four-letter sequences in all words. */
  letterGrams: 0,
  kind: new Uint8Array(MOST_TOKENS),
  flags: new Uint8Array(MOST_TOKENS),
  hash: new Int32Array(MOST_TOKENS),
  /** Offset of its slot in the vocabulary. */
  slot: new Int32Array(MOST_TOKENS),
  /** What it does to other tokens: roles.ts. */
  role: new Uint8Array(MOST_TOKENS),
  /** Hash with every run of a letter reduced to one: `loooove` as `love`. */
  short: new Int32Array(MOST_TOKENS),
  start: new Int32Array(MOST_TOKENS),
  end: new Int32Array(MOST_TOKENS),
  /** Range of its folded characters in `units`, with a space before and after. */
  from: new Int32Array(MOST_TOKENS),
  to: new Int32Array(MOST_TOKENS),
  units: new Uint16Array(MOST_UNITS),
  /** Number of entries written to `units`. */
  written: 1,
};

// Destructured once, because they are accessed for every token and character.
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

/**
 * Adds a token.
 * @param from start of its characters in `units`; absent if it has none
 * @returns its index
 */
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
