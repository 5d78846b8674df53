/** How a text is judged by a model: probabilities, and what each word of the text added to them. */
import type { Span } from '../../types.js';
import { DENSE, extract, features, LEXICON, MANNER } from './features.js';
import { HALVES, LIFT, type LinearModel } from './linear-model.js';
import { tokenize } from './tokenize.js';
import { MOST_TOKENS, tokens } from './tokens.js';
import { valences, weighTokens } from './valence.js';

/** Outputs of a model: negative and positive, each over neutral, as one reader of posts says, and as one of prose. */
const OUTPUTS = 4;

/** Of the last text; written anew by every call. */
export const judgement = {
  /** Words, numbers, signs and pictures; 0: there is nothing to judge. */
  words: 0,
  negative: 0,
  neutral: 1,
  positive: 0,
  /** Log of positive over negative. */
  score: 0,
  /** What each token added to it. */
  of: new Float64Array(MOST_TOKENS),
  /** What the manner of the whole added. */
  manner: 0,
};

const sums = new Float64Array(OUTPUTS);

export function judge(model: LinearModel, text: string, brand: readonly Span[]): typeof judgement {
  tokenize(text, brand);
  judgement.words = tokens.telling;
  if (judgement.words === 0) return judgement;
  weighTokens(model.lists);
  extract();
  const share = shareOfPosts(model);
  for (let output = 0; output < OUTPUTS; output++) sums[output] = model.bias[output]!;
  judgement.of.fill(0, 0, tokens.count);
  for (let group = 0; group < LEXICON; group++) addTokens(model, group, share);
  const listed = addDense(model, LEXICON, share);
  judgement.manner = addDense(model, MANNER, share);
  divide(listed);
  const negative = share * sums[0]! + (1 - share) * sums[2]!;
  const positive = share * sums[1]! + (1 - share) * sums[3]!;
  const most = Math.max(negative, positive, 0);
  const [bad, none, good] = [Math.exp(negative - most), Math.exp(-most), Math.exp(positive - most)];
  const total = bad + none + good;
  judgement.negative = bad / total;
  judgement.neutral = none / total;
  judgement.positive = good / total;
  judgement.score = positive - negative;
  return judgement;
}

/** How much the reader of posts is asked, 0 to 1, by words, lists and manner; all where the model has one reader. */
function shareOfPosts({ gate, bias, factors, shift }: LinearModel): number {
  if (gate === null) return 1;
  const { id, start } = features;
  const words = start[1]!;
  let sum = 0;
  for (let at = 0; at < words; at++) sum += gate[DENSE + (id[at]! >>> shift)]!;
  let total = bias[OUTPUTS]! + (words === 0 ? 0 : (sum * factors[0]!) / Math.sqrt(words));
  for (let group = LEXICON; group <= MANNER; group++) {
    const [from, to] = [start[group]!, start[group + 1]!];
    sum = 0;
    for (let at = from; at < to; at++) sum += gate[id[at]!]!;
    total += (sum * factors[group]!) / Math.sqrt(to - from);
  }
  return 1 / (1 + Math.exp(-total));
}

/** Of a group whose features stand in the order of the tokens: what each token adds falls off on the way. */
function addTokens({ fours, factors, shift }: LinearModel, group: number, share: number): void {
  const { id, token, start } = features;
  const { of } = judgement;
  const [from, to] = [start[group]!, start[group + 1]!];
  if (from === to) return;
  const factor = factors[group]! / Math.sqrt(to - from);
  const [posts, prose] = [share * factor, (1 - share) * factor];
  let [bad, good, badToo, goodToo] = [0, 0, 0, 0];
  let at = from;
  while (at < to) {
    const place = token[at]!;
    let even = 0;
    let odd = 0;
    // A word is short: its features cannot overflow.
    do {
      const four = fours[DENSE + (id[at]! >>> shift)]!;
      even += four & HALVES;
      odd += (four >>> 8) & HALVES;
      at++;
    } while (at < to && token[at] === place);
    const [one, two, three, four] = [even & 0xffff, odd & 0xffff, even >>> 16, odd >>> 16];
    of[place]! += (two - one) * posts + (four - three) * prose;
    bad += one;
    good += two;
    badToo += three;
    goodToo += four;
  }
  const lift = (to - from) * LIFT;
  sums[0]! += (bad - lift) * factor;
  sums[1]! += (good - lift) * factor;
  sums[2]! += (badToo - lift) * factor;
  sums[3]! += (goodToo - lift) * factor;
}

/** @returns what the group adds to positive over negative */
function addDense({ fours, factors }: LinearModel, group: number, share: number): number {
  const { id, start } = features;
  const [from, to] = [start[group]!, start[group + 1]!];
  const factor = factors[group]! / Math.sqrt(to - from);
  let even = 0;
  let odd = 0;
  for (let at = from; at < to; at++) {
    const four = fours[id[at]!]!;
    even += four & HALVES;
    odd += (four >>> 8) & HALVES;
  }
  const lift = (to - from) * LIFT;
  const [bad, good, badToo, goodToo] = [even & 0xffff, odd & 0xffff, even >>> 16, odd >>> 16];
  sums[0]! += (bad - lift) * factor;
  sums[1]! += (good - lift) * factor;
  sums[2]! += (badToo - lift) * factor;
  sums[3]! += (goodToo - lift) * factor;
  return (share * (good - bad) + (1 - share) * (goodToo - badToo)) * factor;
}

/** What the lists say belongs to the tokens that stand in them and point the same way. */
function divide(listed: number): void {
  const { of } = judgement;
  let total = 0;
  for (let at = 0; at < tokens.count; at++) total += sameWay(at, listed);
  if (total === 0) judgement.manner += listed;
  else for (let at = 0; at < tokens.count; at++) of[at]! += (listed * sameWay(at, listed)) / total;
}

/** How much of what the lists say of the whole is said of this token. */
function sameWay(at: number, listed: number): number {
  const value = valences.of[at * 2]! + valences.of[at * 2 + 1]!;
  return value * listed > 0 ? Math.abs(value) : 0;
}
