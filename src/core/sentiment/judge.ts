/** How a text is judged by a model: probabilities, and what each word of the text added to them. */
import type { Span } from '../../types.js';
import { sumDense } from './dense-sums.js';
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

/** Of lists and manner: what those outputs weigh, and how formal they are, and how much like a post's. */
const listed = new Float64Array(8);
const mannered = new Float64Array(8);
const GUARDED = [4, 5];
const FORMAL = 6;
const GATED = 7;

/** How much each is asked: together 1. */
const asked = { posts: 1, prose: 0, lists: 0 };

export function judge(model: LinearModel, text: string, brand: readonly Span[]): typeof judgement {
  tokenize(text, brand);
  judgement.words = tokens.telling;
  if (judgement.words === 0) return judgement;
  weighTokens(model.lists);
  extract();
  sumDense(model.dense, LEXICON, listed);
  sumDense(model.dense, MANNER, mannered);
  ask(model);
  for (let output = 0; output < OUTPUTS; output++) sums[output] = model.bias[output]!;
  addTokens(model);
  addPairs(model);
  addDense(model);
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
  const { count, longWords } = tokens;
  const { turned } = valences;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    sum += turned[at] === 0 ? known[rowOf(model, at) + GATE]! : gate[DENSE + (wordHash(at) >>> shift)]!;
    if (hasShortHash(at)) sum += gate[DENSE + (shortHash(at) >>> shift)]!;
  }
  const ofWords = (sum * factors[WORDS]!) / Math.sqrt(count + longWords);
  return logistic(bias[OUTPUTS]! + ofWords + listed[GATED]! * factors[LEXICON]! + mannered[GATED]! * factors[MANNER]!);
}

/** 0 to 1, by manner. */
const formality = (guard: Guard | null): number =>
  guard === null ? 0 : logistic(guard.bias[2]! + mannered[FORMAL]! * guard.formalFactor);

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));

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

/** Lists and manner, as all three read them. */
function addDense({ factors, guard }: LinearModel): void {
  for (let output = 0; output < OUTPUTS; output++)
    sums[output]! += listed[output]! * factors[LEXICON]! + mannered[output]! * factors[MANNER]!;
  if (guard !== null) {
    for (const side of GUARDED)
      sums[side] = guard.bias[side - OUTPUTS]! + (listed[side]! + mannered[side]!) * guard.factor;
  }
  judgement.manner = towardsPositive(mannered, factors[MANNER]!, guard);
  divide(towardsPositive(listed, factors[LEXICON]!, guard));
}

/** What a group adds to positive over negative. */
function towardsPositive(group: Float64Array, factor: number, guard: Guard | null): number {
  const { posts, prose, lists } = asked;
  const guarded = guard === null ? 0 : lists * (group[5]! - group[4]!) * guard.factor;
  return (posts * (group[1]! - group[0]!) + prose * (group[3]! - group[2]!)) * factor + guarded;
}

/** What the lists say belongs to the tokens that stand in them and point the same way. */
function divide(said: number): void {
  const { of } = judgement;
  let total = 0;
  const { first } = valences;
  for (let at = first; at < tokens.count; at++) total += sameWay(at, said);
  if (total === 0) judgement.manner += said;
  else for (let at = first; at < tokens.count; at++) of[at]! += (said * sameWay(at, said)) / total;
}

/** How much of what the lists say of the whole is said of this token. */
function sameWay(at: number, said: number): number {
  const value = valences.of[at * 2]! + valences.of[at * 2 + 1]!;
  return value * said > 0 ? Math.abs(value) : 0;
}
