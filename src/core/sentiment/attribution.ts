/** What each word of the text that was judged last added to its score: asked only where somebody wants the reasons. */
import { DENSE } from './hash.js';
import { EDGE, LETTERS, LEXICON, MANNER, PAIRS, pairHash, WORDS } from './features.js';
import { judged } from './judge.js';
import { rowOf, SUMS } from './known-words.js';
import type { LinearModel } from './linear-model.js';
import { hasShortHash, markedHash, shortHash, wordHash } from './of-token.js';
import { OWN } from './token-sums.js';
import { MOST_TOKENS, tokens } from './tokens.js';
import { valences } from './valence.js';

/** In logs of odds, positive over negative; written anew by every call. */
export const attribution = {
  of: new Float64Array(MOST_TOKENS),
  /** What the manner of the whole added. */
  manner: 0,
};

export function attribute(model: LinearModel): typeof attribution {
  const { factors } = model;
  const { listed, mannered } = judged;
  addWords(model);
  addPairs(model);
  attribution.manner = towardsPositive(model, mannered, factors[MANNER]!);
  divide(towardsPositive(model, listed, factors[LEXICON]!));
  return attribution;
}

const { of } = attribution;
const { turned } = valences;

/** Words and their letters. */
function addWords(model: LinearModel): void {
  const { known, fours, shift, factors } = model;
  const { count, longWords, letterGrams } = tokens;
  const { posts, prose } = judged;
  const ofWords = factors[WORDS]! / Math.sqrt(count + longWords);
  const ofLetters = letterGrams === 0 ? 0 : factors[LETTERS]! / Math.sqrt(letterGrams);
  for (let at = 0; at < count; at++) {
    const row = rowOf(model, at);
    const own = turned[at] === 0 ? known[row + OWN]! : fours[DENSE + (wordHash(at) >>> shift)]!;
    const long = hasShortHash(at) ? fours[DENSE + (shortHash(at) >>> shift)]! : 0;
    const even = known[row + SUMS]!;
    const odd = known[row + SUMS + 1]!;
    const ofPosts = second(own) + second(long) - first(own) - first(long);
    const ofProse = fourth(own) + fourth(long) - third(own) - third(long);
    of[at] =
      (posts * ofPosts + prose * ofProse) * ofWords +
      (posts * ((odd & 0xffff) - (even & 0xffff)) + prose * ((odd >>> 16) - (even >>> 16))) * ofLetters;
  }
}

const first = (four: number): number => four & 0xff;
const second = (four: number): number => (four >>> 8) & 0xff;
const third = (four: number): number => (four >>> 16) & 0xff;
const fourth = (four: number): number => four >>> 24;

/** A pair is its first word's, but for the one that the text begins with. */
function addPairs({ fours, factors, shift }: LinearModel): void {
  const { posts, prose } = judged;
  const { count } = tokens;
  const factor = factors[PAIRS]! / Math.sqrt(count + 1);
  let left = EDGE;
  for (let at = 0; at <= count; at++) {
    const right = at === count ? EDGE : markedHash(at);
    const four = fours[DENSE + (pairHash(left, right) >>> shift)]!;
    of[at === 0 ? 0 : at - 1]! += (posts * (second(four) - first(four)) + prose * (fourth(four) - third(four))) * factor;
    left = right;
  }
}

/** What a group adds to positive over negative. */
function towardsPositive({ guard }: LinearModel, group: Float64Array, factor: number): number {
  const { posts, prose, lists } = judged;
  const guarded = guard === null ? 0 : lists * (group[5]! - group[4]!) * guard.factor;
  return (posts * (group[1]! - group[0]!) + prose * (group[3]! - group[2]!)) * factor + guarded;
}

/** What the lists say belongs to the tokens that stand in them and point the same way. */
function divide(said: number): void {
  let total = 0;
  for (let at = valences.first; at < tokens.count; at++) total += sameWay(at, said);
  if (total === 0) attribution.manner += said;
  else for (let at = valences.first; at < tokens.count; at++) of[at]! += (said * sameWay(at, said)) / total;
}

/** How much of what the lists say of the whole is said of this token. */
function sameWay(at: number, said: number): number {
  const value = valences.of[at * 2]! + valences.of[at * 2 + 1]!;
  return value * said > 0 ? Math.abs(value) : 0;
}
