/** How a text is judged by a model: probabilities, and what each word of the text added to them. */
import type { Span } from '../../types.js';
import { DENSE, extract, features, GROUPS, LEXICON, MANNER } from './features.js';
import { HALVES, LIFT, type LinearModel } from './linear-model.js';
import { EMOJI, FACE, MOST_TOKENS, tokenize, tokens, WORD } from './tokens.js';
import { valences, weighTokens } from './valence.js';

/** Outputs of a model: negative and positive, each over neutral, as one reader of posts says, and as one of prose. */
const OUTPUTS = 4;

/** Of the last text; written anew by every call. */
export const judgement = {
  /** Words, pictures and faces; 0: there is nothing to judge. */
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

const sums = new Float64Array(OUTPUTS + 1);
const byReader = [new Float64Array(MOST_TOKENS), new Float64Array(MOST_TOKENS)] as const;
const dense = [new Float64Array(2), new Float64Array(2)] as const;

export function judge(model: LinearModel, text: string, brand: readonly Span[]): typeof judgement {
  tokenize(text, brand);
  judgement.words = saying();
  if (judgement.words === 0) return judgement;
  weighTokens(model.lists);
  extract();
  sums.set(model.bias);
  for (const reader of byReader) reader.fill(0, 0, tokens.count);
  for (let group = 0; group < GROUPS; group++) {
    if (group < LEXICON) addTokens(model, group);
    else addDense(model, group);
  }
  if (model.gate !== null) for (const group of [0, LEXICON, MANNER]) addGate(model, model.gate, group);
  // Whether it is a post.
  const share = model.gate === null ? 1 : 1 / (1 + Math.exp(-sums[OUTPUTS]!));
  const negative = share * sums[0]! + (1 - share) * sums[2]!;
  const positive = share * sums[1]! + (1 - share) * sums[3]!;
  const most = Math.max(negative, positive, 0);
  const parts = [Math.exp(negative - most), Math.exp(-most), Math.exp(positive - most)] as const;
  const total = parts[0] + parts[1] + parts[2];
  judgement.negative = parts[0] / total;
  judgement.neutral = parts[1] / total;
  judgement.positive = parts[2] / total;
  judgement.score = positive - negative;
  divide(share);
  return judgement;
}

/** Tokens that say something: neither signs nor who is spoken to. */
function saying(): number {
  let words = 0;
  for (let at = 0; at < tokens.count; at++) {
    const kind = tokens.kind[at];
    if (kind === WORD || kind === EMOJI || kind === FACE) words++;
  }
  return words;
}

/** Of a group whose features stand in the order of the tokens: what each token adds falls off on the way. */
function addTokens({ fours, factors, shift }: LinearModel, group: number): void {
  const { id, token, start } = features;
  const [from, to] = [start[group]!, start[group + 1]!];
  const factor = factors[group]! / Math.sqrt(to - from);
  let at = from;
  while (at < to) {
    const of = token[at]!;
    const first = at;
    let even = 0;
    let odd = 0;
    // A word is short: its features cannot overflow.
    for (; at < to && token[at] === of; at++) {
      const four = fours[DENSE + (id[at]! >>> shift)]!;
      even += four & HALVES;
      odd += (four >>> 8) & HALVES;
    }
    add(even, odd, (at - first) * LIFT, factor);
    byReader[0][of]! += ((odd & 0xffff) - (even & 0xffff)) * factor;
    byReader[1][of]! += ((odd >>> 16) - (even >>> 16)) * factor;
  }
}

function addDense({ fours, factors }: LinearModel, group: number): void {
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
  add(even, odd, (to - from) * LIFT, factor);
  dense[0][group - LEXICON] = ((odd & 0xffff) - (even & 0xffff)) * factor;
  dense[1][group - LEXICON] = ((odd >>> 16) - (even >>> 16)) * factor;
}

function add(even: number, odd: number, lift: number, factor: number): void {
  sums[0]! += ((even & 0xffff) - lift) * factor;
  sums[1]! += ((odd & 0xffff) - lift) * factor;
  sums[2]! += ((even >>> 16) - lift) * factor;
  sums[3]! += ((odd >>> 16) - lift) * factor;
}

function addGate({ factors, shift }: LinearModel, gate: Int8Array, group: number): void {
  const { id, start } = features;
  const [from, to] = [start[group]!, start[group + 1]!];
  let sum = 0;
  for (let at = from; at < to; at++) sum += gate[group >= LEXICON ? id[at]! : DENSE + (id[at]! >>> shift)]!;
  sums[OUTPUTS]! += (sum * factors[group]!) / Math.sqrt(to - from);
}

/** What the readers say of each token, mixed; what the lists say belongs to the tokens that stand in them. */
function divide(share: number): void {
  const { of } = judgement;
  const mixed = (place: number) => share * dense[0][place]! + (1 - share) * dense[1][place]!;
  const listed = mixed(0);
  judgement.manner = mixed(MANNER - LEXICON);
  let total = 0;
  for (let at = 0; at < tokens.count; at++) {
    of[at] = share * byReader[0][at]! + (1 - share) * byReader[1][at]!;
    total += sameWay(at, listed);
  }
  if (total === 0) {
    judgement.manner += listed;
    return;
  }
  for (let at = 0; at < tokens.count; at++) of[at]! += (listed * sameWay(at, listed)) / total;
}

/** How much of what the lists say of the whole is said of this token, where both point one way. */
function sameWay(at: number, listed: number): number {
  const value = valences.of[at * 2]! + valences.of[at * 2 + 1]!;
  return value * listed > 0 ? Math.abs(value) : 0;
}
