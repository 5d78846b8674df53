/** What each word of the text that was judged last added to its score: asked only where somebody wants the reasons. */

import { LETTERS, LEXICON, MANNER, PAIRS, WORDS } from './features.js';
import { DENSE } from './hash.js';
import { judged } from './judge.js';
import type { LinearModel } from './linear-model.js';
import { hasShortHash, shortHash } from './of-token.js';
import { tokenSums } from './token-sums.js';
import { MOST_TOKENS, tokens } from './tokens.js';
import { valences } from './valence.js';
import { slots } from './vocabulary.js';

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
const { ofWord, ofPair, row } = tokenSums;

/** Words and their letters. */
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

/** A pair is its first word's, but for the one that the text begins with. */
function addPairs({ factors }: LinearModel): void {
  const { count } = tokens;
  const scale = factors[PAIRS]! / Math.sqrt(count + 1);
  of[0]! += leaning(ofPair[0]!) * scale;
  for (let at = 1; at <= count; at++) of[at - 1]! += leaning(ofPair[at]!) * scale;
}

/** Of four weights: positive over negative, as the readers are asked. */
function leaning(four: number): number {
  const ofPosts = ((four >>> 8) & 0xff) - (four & 0xff);
  return judged.posts * ofPosts + judged.prose * ((four >>> 24) - ((four >>> 16) & 0xff));
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
