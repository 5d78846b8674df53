/** Contribution of each word to the score of the text that was judged last; computed only if reasons are wanted. */

import { LETTERS, LEXICON, MANNER, PAIRS, WORDS } from './features.js';
import { DENSE } from './hash.js';
import { judged } from './judge.js';
import type { LinearModel } from './linear-model.js';
import { hasShortHash, shortHash } from './of-token.js';
import { tokenSums } from './token-sums.js';
import { MOST_TOKENS, tokens } from './tokens.js';
import { valences } from './valence.js';
import { slots } from './vocabulary.js';

/** Log odds of positive over negative. Overwritten by every call. */
export const attribution = {
  of: new Float64Array(MOST_TOKENS),
  /** Contribution of the style of the whole text. */
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
const { ofWord, ofPair, row } = tokenSums;

/** Adds the contributions of words and their letters. */
function addWords({ fours, shift, factors }: LinearModel): void {
  const { count, longWords, letterGrams } = tokens;
  const { posts, prose } = judged;
  const scale = factors[WORDS]! / Math.sqrt(count + longWords);
  const ofLetters = letterGrams === 0 ? 0 : factors[LETTERS]! / Math.sqrt(letterGrams);
  for (let at = 0; at < count; at++) {
    const even = slots[row[at]!]!;
    const odd = slots[row[at]! + 1]!;
    of[at] =
      leaning(ofWord[at]!) * scale +
      (posts * ((odd & 0xffff) - (even & 0xffff)) + prose * ((odd >>> 16) - (even >>> 16))) * ofLetters;
    if (hasShortHash(at)) of[at]! += leaning(fours[DENSE + (shortHash(at) >>> shift)]!) * scale;
  }
}

/** A pair is credited to its first word, except the pair at the start of the text. */
function addPairs({ factors }: LinearModel): void {
  const { count } = tokens;
  const scale = factors[PAIRS]! / Math.sqrt(count + 1);
  of[0]! += leaning(ofPair[0]!) * scale;
  for (let at = 1; at <= count; at++) of[at - 1]! += leaning(ofPair[at]!) * scale;
}

/** Positive minus negative of four packed weights, weighted by how much posts and prose count. */
function leaning(four: number): number {
  const ofPosts = ((four >>> 8) & 0xff) - (four & 0xff);
  return judged.posts * ofPosts + judged.prose * ((four >>> 24) - ((four >>> 16) & 0xff));
}

/** Contribution of a group of features to positive over negative. */
function towardsPositive({ guard }: LinearModel, group: Float64Array, factor: number): number {
  const { posts, prose, lists } = judged;
  const guarded = guard === null ? 0 : lists * (group[5]! - group[4]!) * guard.factor;
  return (posts * (group[1]! - group[0]!) + prose * (group[3]! - group[2]!)) * factor + guarded;
}

/** Distributes the lists' contribution over the listed tokens that point the same way. */
function divide(said: number): void {
  let total = 0;
  for (let at = valences.first; at < tokens.count; at++) total += sameWay(at, said);
  if (total === 0) attribution.manner += said;
  else for (let at = valences.first; at < tokens.count; at++) of[at]! += (said * sameWay(at, said)) / total;
}

/** A token's share of the lists' contribution, before scaling; 0 if it points the other way. */
function sameWay(at: number, said: number): number {
  const value = valences.of[at * 2]! + valences.of[at * 2 + 1]!;
  return value * said > 0 ? Math.abs(value) : 0;
}
