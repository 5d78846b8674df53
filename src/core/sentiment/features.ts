/** What a model sees of a text: word and letter n-grams by hash, what the word lists say, and its manner. */

import { hashOf } from './hash.js';
import { MANNERS, mannerOf } from './manner.js';
import { LONG, MOST_LETTERS, MOST_TOKENS, tokens, WORD } from './tokens.js';
import { LISTS, valences } from './valence.js';

/** Each is scaled by one over the root of how many it has, so that a long text says no more than a short one. */
export const GROUPS = 5;
/** Words, pairs of words, four letters: by hash. From here on by places of their own. */
export const LEXICON = 3;
export const MANNER = 4;

const MOST = 32_000;
/** Below it: places of their own, for what no other may share. */
export const DENSE = 1024;

export const features = {
  count: 0,
  /** Hashes; of the last two groups, places below DENSE. */
  id: new Int32Array(MOST),
  token: new Uint16Array(MOST),
  /** Where each group begins; the last is the end. */
  start: new Int32Array(GROUPS + 1),
};

const TURNED = 0x5bd1e995;
const ORDER = 0x9e3779b1 | 0;
const EDGE = hashOf('\u0001edge');

/** Only the upper bits are looked at. */
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);

export function extract(): typeof features {
  const { count } = tokens;
  const { id, token, start } = features;
  let n = 0;
  start[0] = 0;
  const marked = markedHashes();
  for (let at = 0; at < count && n < MOST - 8; at++) {
    id[n] = spread(marked[at]!);
    token[n++] = at;
    if ((tokens.flags[at]! & LONG) !== 0 && tokens.kind[at] === WORD) {
      id[n] = spread(tokens.short[at]! ^ (valences.turned[at] === 1 ? TURNED : 0));
      token[n++] = at;
    }
  }
  start[1] = n;
  for (let at = 0; at <= count && n < MOST - 8; at++) {
    const left = at === 0 ? EDGE : marked[at - 1]!;
    const right = at === count ? EDGE : marked[at]!;
    id[n] = spread(Math.imul(left, ORDER) + right);
    token[n++] = at === 0 ? 0 : at - 1;
  }
  start[2] = n;
  n = letterGrams(n);
  start[LEXICON] = n;
  n = listed(n);
  start[MANNER] = n;
  const said = mannerOf();
  for (let what = 0; what < MANNERS; what++) {
    id[n++] = MANNER_BASE + what * PLACES + said[what]!;
  }
  start[GROUPS] = n;
  features.count = n;
  return features;
}

const marks = new Int32Array(MOST_TOKENS);

function markedHashes(): Int32Array {
  for (let at = 0; at < tokens.count; at++) {
    marks[at] = valences.turned[at] === 1 ? tokens.hash[at]! ^ TURNED : tokens.hash[at]!;
  }
  return marks;
}

/** Four letters at a time, within words, their edges included. */
function letterGrams(first: number): number {
  const { count, kind, from, to, units } = tokens;
  const { id, token } = features;
  let n = first;
  for (let at = 0; at < count; at++) {
    if (kind[at] !== WORD) continue;
    const last = to[at]! - 3;
    if (n + MOST_LETTERS > MOST - 64) return n;
    let place = from[at]! - 1;
    let packed = Math.imul(Math.imul(units[place]!, RADIX) + units[place + 1]!, RADIX) + units[place + 2]!;
    for (; place <= last; place++) {
      packed = Math.imul(packed, RADIX) + units[place + 3]!;
      // What left the four is taken out again.
      if (place >= from[at]!) packed -= Math.imul(units[place - 1]!, RADIX_4);
      id[n] = spread(packed);
      token[n++] = at;
    }
  }
  return n;
}

const RADIX = 0x01000193;
const RADIX_4 = Math.imul(Math.imul(RADIX, RADIX), Math.imul(RADIX, RADIX));

const SUM_STEPS = [0.01, 1, 1.8, 2.5, 3.2, 4, 5, 6.5, 8.5];
const VALUE_STEPS = [-3, -2.2, -1.4, -0.5, -0.01, 0.01, 0.5, 1.4, 2.2, 3];
const TOTAL_STEPS = [-6, -4, -3, -2, -1.2, -0.6, -0.01, 0.01, 0.6, 1.2, 2, 3, 4, 6];

function step(steps: readonly number[], value: number): number {
  let at = 0;
  while (at < steps.length && value >= steps[at]!) at++;
  return at;
}

/** Places that each feature of the lists or the manner may take. */
const PLACES = 16;
/** Features of a list. */
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
    for (let at = 0; at < count; at++) {
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
