/**
 * A model's view of a text: words, pairs of words and letters as hashes, what the word lists say, and style (manner).
 */
import { hashOf, spread } from './hash.js';
import { MANNERS, mannerOf } from './manner.js';
import { markedHash } from './of-token.js';
import { MOST_TOKENS, tokens } from './tokens.js';
import { LISTS, valences } from './valence.js';

/**
 * Groups of features. The sum of each is scaled by one over the square root of its size, so that long texts do not
 * weigh more than short ones.
 */
export const GROUPS = 5;
export const WORDS = 0;
export const PAIRS = 1;
export const LETTERS = 2;
export const LEXICON = 3;
export const MANNER = 4;

const MOST = MOST_TOKENS + 100;

/** Features of words and letters are computed token by token: of-token.ts. */
export const features = {
  /**
   * For pairs, the hash of a token and the one before it. For lists and manner, places below DENSE, which are theirs
   * alone.
   */
  id: new Int32Array(MOST),
  /** Index at which each group begins; the last entry is the end. */
  start: new Int32Array(GROUPS + 1),
};

const ORDER = 0x9e3779b1 | 0;
/** Stands next to the first and the last word in pairs. */
export const EDGE = hashOf('\u0001edge');

/** Hash of two adjacent words, given their marked hashes. */
export const pairHash = (left: number, right: number): number => spread(Math.imul(left, ORDER) + right);

/** Extracts pairs of words, lists and manner from the text that was tokenized last. */
export function extract(): typeof features {
  const { count } = tokens;
  const { id } = features;
  let left = EDGE;
  for (let at = 0; at <= count; at++) {
    const right = at === count ? EDGE : markedHash(at);
    id[at] = pairHash(left, right);
    left = right;
  }
  return extractDense(count + 1);
}

/**
 * Extracts lists and manner alone.
 * @param first index at which they begin
 */
export function extractDense(first: number): typeof features {
  const { id, start } = features;
  start[LETTERS] = first;
  start[LEXICON] = first;
  let n = listed(first);
  start[MANNER] = n;
  const said = mannerOf();
  for (let what = 0; what < MANNERS; what++) {
    id[n++] = MANNER_BASE + what * PLACES + said[what]!;
  }
  start[GROUPS] = n;
  return features;
}

const SUM_STEPS = [0.01, 1, 1.8, 2.5, 3.2, 4, 5, 6.5, 8.5];
const VALUE_STEPS = [-3, -2.2, -1.4, -0.5, -0.01, 0.01, 0.5, 1.4, 2.2, 3];
const TOTAL_STEPS = [-6, -4, -3, -2, -1.2, -0.6, -0.01, 0.01, 0.6, 1.2, 2, 3, 4, 6];

function step(steps: readonly number[], value: number): number {
  let at = 0;
  while (at < steps.length && value >= steps[at]!) at++;
  return at;
}

/** Number of places per feature of the lists or the manner. */
const PLACES = 16;
/** Number of features per list. */
const LISTED = 10;
const MANNER_BASE = 512;

function listed(first: number): number {
  const { count } = tokens;
  const { of, but } = valences;
  const { id } = features;
  let n = first;
  for (let list = 0; list < LISTS; list++) {
    let positive = 0;
    let negative = 0;
    let last = 0;
    let most = 0;
    let least = 0;
    let after = 0;
    let late = 0;
    for (let at = valences.first; at < count; at++) {
      const value = of[at * LISTS + list]!;
      if (value === 0) continue;
      if (value > 0) positive += value;
      else negative -= value;
      last = value;
      if (value > most) most = value;
      if (value < least) least = value;
      if (but >= 0) after += at > but ? value : -value / 2;
      if (at * 2 >= count) late += value;
    }
    const base = list * LISTED * PLACES;
    const p = step(SUM_STEPS, positive);
    const q = step(SUM_STEPS, negative);
    id[n] = base + p;
    id[n + 1] = base + PLACES + q;
    id[n + 2] = base + 2 * PLACES + step(VALUE_STEPS, last);
    id[n + 3] = base + 3 * PLACES + step(VALUE_STEPS, most);
    id[n + 4] = base + 4 * PLACES + step(VALUE_STEPS, least);
    id[n + 5] = base + 5 * PLACES + (but < 0 ? PLACES - 1 : step(TOTAL_STEPS, after));
    id[n + 6] = base + 6 * PLACES + step(TOTAL_STEPS, late);
    id[n + 7] = base + 7 * PLACES + step(TOTAL_STEPS, positive - negative);
    id[n + 8] = base + 8 * PLACES + step(TOTAL_STEPS, ((positive - negative) * 6) / Math.sqrt(count + 1));
    id[n + 9] = base + 9 * PLACES + Math.min(p >> 1, 3) * 4 + Math.min(q >> 1, 3);
    n += LISTED;
  }
  return n;
}
