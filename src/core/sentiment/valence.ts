/** What each token of a text is worth in the word lists where it stands: turned, strengthened, or said loud. */
import { mix, SEED } from './hash.js';
import { BOOST, BOOSTS, boostOf, ENDS, NEGATES, TURNS } from './roles.js';
import { CAPS, EMOJI, FACE, LONG, MOST_TOKENS, SIGN, TAG, tokens, WORD } from './tokens.js';
import { placeOf, type WordValues } from './word-values.js';

export const LISTS = 2;

export const valences = {
  /** Two of each token. */
  of: new Float32Array(MOST_TOKENS * LISTS),
  /** 1: within the reach of a negation. */
  turned: new Uint8Array(MOST_TOKENS),
  /** The last word that turns the whole ("but"); -1: none. */
  but: -1,
  /** The first token that stands in a list; as many as there are: none does. */
  first: 0,
};

const REACH = 4;
const CAPS_BOOST = 0.733;
/** VADER's: what is not good is less bad than what is bad. */
const TURNED = -0.74;

export function weighTokens(lists: WordValues): typeof valences {
  const { count, kind, flags, hash, short, role } = tokens;
  const { of, turned } = valences;
  valences.but = -1;
  valences.first = count;
  let reach = 0;
  // Where all is loud, no word is.
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

/** The longest listed word that a tag begins or ends with: `#epicfail`. */
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
