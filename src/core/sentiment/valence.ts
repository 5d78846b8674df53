/**
 * The value of each token in the word lists, adjusted for its context: negated, intensified, or emphasized by capitals.
 */
import { mix, SEED } from './hash.js';
import { BOOST, BOOSTS, boostOf, ENDS, NEGATES, TURNS } from './roles.js';
import { CAPS, EMOJI, FACE, LONG, MOST_TOKENS, SIGN, TAG, tokens, WORD } from './tokens.js';
import { placeOf, type WordValues } from './word-values.js';

export const LISTS = 2;

export const valences = {
  /** Two per token, one from each list. */
  of: new Float32Array(MOST_TOKENS * LISTS),
  /** 1 if within the reach of a negation. */
  turned: new Uint8Array(MOST_TOKENS),
  /** Index of the last contrasting word ("but"), or -1. */
  but: -1,
  /** Index of the first token found in a list; the number of tokens if there is none. */
  first: 0,
};

const REACH = 4;
const CAPS_BOOST = 0.733;
/** VADER's factor: a negated good word is less bad than a bad word. */
const TURNED = -0.74;

export function weighTokens(lists: WordValues): typeof valences {
  const { count, kind, flags, hash, short, role } = tokens;
  const { of, turned } = valences;
  valences.but = -1;
  valences.first = count;
  let reach = 0;
  // If every word is in capitals, none stands out.
  const isLoudSaid = tokens.loud > 0 && tokens.loud < tokens.words;
  for (let at = 0; at < count; at++) {
    const own = hash[at]!;
    const what = kind[at]!;
    of[at * 2] = 0;
    of[at * 2 + 1] = 0;
    turned[at] = 0;
    if (what === SIGN) {
      if ((role[at]! & ENDS) !== 0) reach = 0;
      continue;
    }
    if (what === WORD) {
      if ((role[at]! & TURNS) !== 0) {
        valences.but = at;
        reach = 0;
        continue;
      }
      if (reach > 0) {
        turned[at] = 1;
        reach--;
      }
      if ((role[at]! & NEGATES) !== 0) {
        reach = REACH;
        continue;
      }
    } else if (what !== EMOJI && what !== FACE) continue;
    let place = placeOf(lists, own);
    if (place < 0 && (flags[at]! & LONG) !== 0) place = placeOf(lists, short[at]!);
    if (place < 0 && (flags[at]! & TAG) !== 0) place = placeWithin(lists, at);
    if (place < 0) continue;
    if (at < valences.first) valences.first = at;
    let boost = isLoudSaid && (flags[at]! & CAPS) !== 0 ? CAPS_BOOST : 0;
    if ((flags[at]! & LONG) !== 0) boost += BOOST;
    for (let back = 1, share = 1; back <= 3 && back <= at; back++, share -= 0.1) {
      if ((role[at - back]! & BOOSTS) !== 0) boost += boostOf(hash[at - back]!) * share;
    }
    const sign = turned[at] === 1 ? TURNED : 1;
    for (let list = 0; list < LISTS; list++) {
      const value = lists.values[place * 2 + list]! / 10;
      of[at * 2 + list] = value === 0 ? 0 : sign * Math.max(0.1, Math.abs(value) + boost) * Math.sign(value);
    }
  }
  return valences;
}

/** Place of the longest listed word that a hashtag begins or ends with (`#epicfail`), or -1. */
function placeWithin(lists: WordValues, token: number): number {
  const { units, from, to } = tokens;
  const [start, end] = [from[token]!, to[token]!];
  for (let length = end - start - 1; length >= 4; length--) {
    let head = SEED;
    let tail = SEED;
    for (let at = 0; at < length; at++) {
      head = mix(head, units[start + at]!);
      tail = mix(tail, units[end - length + at]!);
    }
    const first = placeOf(lists, tail);
    const place = first < 0 ? placeOf(lists, head) : first;
    if (place >= 0) return place;
  }
  return -1;
}
