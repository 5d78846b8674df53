/** Judges a text by a model: the probabilities of negative, neutral and positive. */
import type { Span } from '../../types.js';
import { sumDense } from './dense-sums.js';
import { extractDense, LETTERS, LEXICON, MANNER, PAIRS, WORDS } from './features.js';
import { LIFT } from './fours.js';
import type { Guard, LinearModel } from './linear-model.js';
import { sumTokens, tokenSums } from './token-sums.js';
import { tokenize } from './tokenize.js';
import { tokens } from './tokens.js';
import { weighTokens } from './valence.js';

/** Outputs of a model: the log odds of negative and of positive over neutral, first for posts, then for prose. */
const OUTPUTS = 4;

/** Judgement of the last text. Overwritten by every call. */
export const judgement = {
  /** Number of words, numbers, signs and emoji; 0 if there is nothing to judge. */
  words: 0,
  negative: 0,
  neutral: 1,
  positive: 0,
  /** Log odds of positive over negative. */
  score: 0,
};

/** Details of how the last text was judged, for attribution. */
export const judged = {
  /** How much the outputs for posts, those for prose, and the lists (guard) each count; they sum to 1. */
  posts: 1,
  prose: 0,
  lists: 0,
  /**
   * Weighted sums of the features of lists and of manner: the four outputs, the guard's negative and positive,
   * formality (FORMAL), and likeness to a post (GATED).
   */
  listed: new Float64Array(8),
  mannered: new Float64Array(8),
};

const { listed, mannered } = judged;
const FORMAL = 6;
const GATED = 7;

/** Negative and positive for posts, for prose, and of the guard. */
const sums = new Float64Array(OUTPUTS + 2);

export function judge(model: LinearModel, text: string, brand: readonly Span[]): typeof judgement {
  tokenize(text, brand);
  judgement.words = tokens.telling;
  if (judgement.words === 0) return judgement;
  weighTokens(model.lists);
  extractDense(0);
  sumDense(model.dense, LEXICON, listed);
  sumDense(model.dense, MANNER, mannered);
  sumTokens(model);
  ask(model);
  sumOutputs(model);
  const { posts, prose, lists } = judged;
  const negative = posts * sums[0]! + prose * sums[2]! + lists * sums[4]!;
  const positive = posts * sums[1]! + prose * sums[3]! + lists * sums[5]!;
  const most = Math.max(negative, positive, 0);
  // The greatest exponent is 0, so one of these is 1.
  const bad = negative === most ? 1 : Math.exp(negative - most);
  const none = most === 0 ? 1 : Math.exp(-most);
  const good = positive === most ? 1 : Math.exp(positive - most);
  const total = bad + none + good;
  judgement.negative = bad / total;
  judgement.neutral = none / total;
  judgement.positive = good / total;
  judgement.score = positive - negative;
  return judgement;
}

/** Sets how much each part counts. The more formal the style, the less the words count and the more the lists. */
function ask(model: LinearModel): void {
  judged.posts = shareOfPosts(model);
  judged.lists = (1 - judged.posts) * formality(model.guard);
  judged.prose = 1 - judged.posts - judged.lists;
}

/** How much the outputs for posts count, 0 to 1, by words, lists and manner; 1 if the model has no gate. */
function shareOfPosts({ gate, bias, factors }: LinearModel): number {
  if (gate === null) return 1;
  const ofWords = (tokenSums.gate * factors[WORDS]!) / Math.sqrt(tokens.count + tokens.longWords);
  return logistic(bias[OUTPUTS]! + ofWords + listed[GATED]! * factors[LEXICON]! + mannered[GATED]! * factors[MANNER]!);
}

/** Formality, 0 to 1, by manner. */
const formality = (guard: Guard | null): number =>
  guard === null ? 0 : logistic(guard.bias[2]! + mannered[FORMAL]! * guard.formalFactor);

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));

/** Sums the outputs. Each group is divided by the square root of its number of features. */
function sumOutputs({ factors, bias, guard }: LinearModel): void {
  const { words, letters, pairs } = tokenSums;
  const { count, longWords, letterGrams } = tokens;
  const wordCount = count + longWords;
  const pairCount = count + 1;
  const ofWords = factors[WORDS]! / Math.sqrt(wordCount);
  const ofLetters = letterGrams === 0 ? 0 : factors[LETTERS]! / Math.sqrt(letterGrams);
  const ofPairs = factors[PAIRS]! / Math.sqrt(pairCount);
  for (let output = 0; output < OUTPUTS; output++) {
    sums[output] =
      bias[output]! +
      (words[output]! - wordCount * LIFT) * ofWords +
      (letters[output]! - letterGrams * LIFT) * ofLetters +
      (pairs[output]! - pairCount * LIFT) * ofPairs +
      (listed[output]! * factors[LEXICON]! + mannered[output]! * factors[MANNER]!);
  }
  if (guard === null) return;
  for (let side = 0; side < 2; side++) {
    const given = listed[OUTPUTS + side]! + mannered[OUTPUTS + side]!;
    sums[OUTPUTS + side] = guard.bias[side]! + given * guard.factor;
  }
}
