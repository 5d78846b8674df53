/** How a text is judged by a model: probabilities, and what each word of the text added to them. */
import type { Span } from '../../types.js';
import { extract, features, LETTERS, LEXICON, MANNER, PAIRS, WORDS } from './features.js';
import { DENSE } from './hash.js';
import { HALVES, rowOf, SUMS } from './known-words.js';
import { type Guard, LIFT, type LinearModel } from './linear-model.js';
import { hasShortHash, shortHash, wordHash } from './of-token.js';
import { tokenize } from './tokenize.js';
import { MOST_TOKENS, tokens } from './tokens.js';
import { valences, weighTokens } from './valence.js';

/** Outputs of a model: negative and positive, each over neutral, as one reader of posts says, and as one of prose. */
const OUTPUTS = 4;
/** In a row of so many outputs: the word's own weights, and its gate. */
const OWN = SUMS + 2;
const GATE = OWN + 1;

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

/** Negative and positive of the reader of posts, that of prose, and the guard. */
const sums = new Float64Array(OUTPUTS + 2);

/** How much each is asked: together 1. */
const asked = { posts: 1, prose: 0, lists: 0 };

export function judge(model: LinearModel, text: string, brand: readonly Span[]): typeof judgement {
  tokenize(text, brand);
  judgement.words = tokens.telling;
  if (judgement.words === 0) return judgement;
  weighTokens(model.lists);
  extract();
  ask(model);
  for (let output = 0; output < OUTPUTS; output++) sums[output] = model.bias[output]!;
  addTokens(model);
  addPairs(model);
  const listed = addDense(model, LEXICON);
  judgement.manner = addDense(model, MANNER);
  divide(listed + addGuard(model.guard));
  const { posts, prose, lists } = asked;
  const negative = posts * sums[0]! + prose * sums[2]! + lists * sums[4]!;
  const positive = posts * sums[1]! + prose * sums[3]! + lists * sums[5]!;
  const most = Math.max(negative, positive, 0);
  const [bad, none, good] = [Math.exp(negative - most), Math.exp(-most), Math.exp(positive - most)];
  const total = bad + none + good;
  judgement.negative = bad / total;
  judgement.neutral = none / total;
  judgement.positive = good / total;
  judgement.score = positive - negative;
  return judgement;
}

/** The more a text is written as papers write, the less its words are believed, and the more the lists. */
function ask(model: LinearModel): void {
  asked.posts = shareOfPosts(model);
  asked.lists = (1 - asked.posts) * formality(model.guard);
  asked.prose = 1 - asked.posts - asked.lists;
}

/** How much the reader of posts is asked, 0 to 1, by words, lists and manner; all where the model has one reader. */
function shareOfPosts(model: LinearModel): number {
  const { gate, bias, factors, shift, known } = model;
  if (gate === null) return 1;
  const { id, start } = features;
  const { count, longWords } = tokens;
  const { turned } = valences;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    sum += turned[at] === 0 ? known[rowOf(model, at) + GATE]! : gate[DENSE + (wordHash(at) >>> shift)]!;
    if (hasShortHash(at)) sum += gate[DENSE + (shortHash(at) >>> shift)]!;
  }
  let total = bias[OUTPUTS]! + (sum * factors[WORDS]!) / Math.sqrt(count + longWords);
  for (let group = LEXICON; group <= MANNER; group++) {
    const [from, to] = [start[group]!, start[group + 1]!];
    sum = 0;
    for (let at = from; at < to; at++) sum += gate[id[at]!]!;
    total += (sum * factors[group]!) / Math.sqrt(to - from);
  }
  return 1 / (1 + Math.exp(-total));
}

/** 0 to 1, by manner. */
function formality(guard: Guard | null): number {
  if (guard === null) return 0;
  const { id, start } = features;
  const [from, to] = [start[MANNER]!, start[MANNER + 1]!];
  let sum = 0;
  for (let at = from; at < to; at++) sum += (guard.fours[id[at]!]! >>> 16) & 0xff;
  return 1 / (1 + Math.exp(-(guard.bias[2]! + ((sum - (to - from) * LIFT) * guard.formalFactor) / Math.sqrt(to - from))));
}

/** Reads lists and manner. @returns what the lists add to positive over negative; the manner's part is written */
function addGuard(guard: Guard | null): number {
  if (asked.lists === 0 || guard === null) return 0;
  sums[4] = guard.bias[0]!;
  sums[5] = guard.bias[1]!;
  const listed = addGuarded(guard, LEXICON);
  judgement.manner += addGuarded(guard, MANNER);
  return listed;
}

function addGuarded({ fours, factor: given }: Guard, group: number): number {
  const { id, start } = features;
  const [from, to] = [start[group]!, start[group + 1]!];
  const factor = given / Math.sqrt(to - from);
  let [bad, good] = [0, 0];
  for (let at = from; at < to; at++) {
    const four = fours[id[at]!]!;
    bad += four & 0xff;
    good += (four >>> 8) & 0xff;
  }
  const lift = (to - from) * LIFT;
  sums[4]! += (bad - lift) * factor;
  sums[5]! += (good - lift) * factor;
  return asked.lists * (good - bad) * factor;
}

/** Words and their letters. */
function addTokens(model: LinearModel): void {
  const { known, fours, shift, factors } = model;
  const { of } = judgement;
  const { count, longWords, letterGrams } = tokens;
  const { turned } = valences;
  const ofWords = factors[WORDS]! / Math.sqrt(count + longWords);
  const ofLetters = letterGrams === 0 ? 0 : factors[LETTERS]! / Math.sqrt(letterGrams);
  const { posts, prose } = asked;
  let [bad, good, badToo, goodToo] = [0, 0, 0, 0];
  let [badLetters, goodLetters, badLettersToo, goodLettersToo] = [0, 0, 0, 0];
  for (let at = 0; at < count; at++) {
    const row = rowOf(model, at);
    const four = turned[at] === 0 ? known[row + OWN]! : fours[DENSE + (wordHash(at) >>> shift)]!;
    const long = hasShortHash(at) ? fours[DENSE + (shortHash(at) >>> shift)]! : 0;
    const even = (four & HALVES) + (long & HALVES);
    const odd = ((four >>> 8) & HALVES) + ((long >>> 8) & HALVES);
    const [one, two, three, more] = [even & 0xffff, odd & 0xffff, even >>> 16, odd >>> 16];
    const evenLetters = known[row + SUMS]!;
    const oddLetters = known[row + SUMS + 1]!;
    const [five, six] = [evenLetters & 0xffff, oddLetters & 0xffff];
    const [seven, eight] = [evenLetters >>> 16, oddLetters >>> 16];
    of[at] =
      (posts * (two - one) + prose * (more - three)) * ofWords +
      (posts * (six - five) + prose * (eight - seven)) * ofLetters;
    bad += one;
    good += two;
    badToo += three;
    goodToo += more;
    badLetters += five;
    goodLetters += six;
    badLettersToo += seven;
    goodLettersToo += eight;
  }
  addLifted(bad, good, badToo, goodToo, count + longWords, ofWords);
  addLifted(badLetters, goodLetters, badLettersToo, goodLettersToo, letterGrams, ofLetters);
}

/** A pair is its first word's, but for the one that the text begins with. */
function addPairs({ fours, factors, shift }: LinearModel): void {
  const { id, start } = features;
  const { of } = judgement;
  const pairs = start[LETTERS]!;
  const factor = factors[PAIRS]! / Math.sqrt(pairs);
  const { posts, prose } = asked;
  let [bad, good, badToo, goodToo] = [0, 0, 0, 0];
  for (let at = 0; at < pairs; at++) {
    const four = fours[DENSE + (id[at]! >>> shift)]!;
    const [one, two] = [four & 0xff, (four >>> 8) & 0xff];
    const [three, more] = [(four >>> 16) & 0xff, four >>> 24];
    of[at === 0 ? 0 : at - 1]! += (posts * (two - one) + prose * (more - three)) * factor;
    bad += one;
    good += two;
    badToo += three;
    goodToo += more;
  }
  addLifted(bad, good, badToo, goodToo, pairs, factor);
}

/** Weights were summed with LIFT in each. */
function addLifted(bad: number, good: number, badToo: number, goodToo: number, features: number, factor: number): void {
  const lift = features * LIFT;
  sums[0]! += (bad - lift) * factor;
  sums[1]! += (good - lift) * factor;
  sums[2]! += (badToo - lift) * factor;
  sums[3]! += (goodToo - lift) * factor;
}

/** @returns what the group adds to positive over negative */
function addDense({ fours, factors }: LinearModel, group: number): number {
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
  const [bad, good, badToo, goodToo] = [even & 0xffff, odd & 0xffff, even >>> 16, odd >>> 16];
  addLifted(bad, good, badToo, goodToo, to - from, factor);
  return (asked.posts * (good - bad) + asked.prose * (goodToo - badToo)) * factor;
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
