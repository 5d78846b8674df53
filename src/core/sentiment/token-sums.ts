/** Sums the weights of a model with four outputs over a text's words, their letters, and pairs of adjacent words. */
import { EDGE, pairHash } from './features.js';
import { DENSE } from './hash.js';
import { rowOf, SUMS } from './known-words.js';
import type { LinearModel } from './linear-model.js';
import { hasShortHash, markedHash, shortHash, wordHash } from './of-token.js';
import { MOST_TOKENS, tokens } from './tokens.js';
import { valences } from './valence.js';
import { slots } from './vocabulary.js';

/** Offsets in a row of four outputs: the word's own weights, and its gate. */
const OWN = SUMS + 2;
const GATE = OWN + 1;

/**
 * Sums of the last text: integers that still include LIFT in each weight, so that they do not depend on the order of
 * addition.
 */
export const tokenSums = {
  words: new Int32Array(4),
  letters: new Int32Array(4),
  pairs: new Int32Array(4),
  gate: 0,
  /** Four packed weights of each token, and of each pair of a token with the one before; one more pair for the end. */
  ofWord: new Int32Array(MOST_TOKENS),
  ofPair: new Int32Array(MOST_TOKENS + 1),
  /** Offset in `slots` of the sums of each token's letters. */
  row: new Int32Array(MOST_TOKENS),
};

const { words, letters, pairs, ofWord, ofPair, row: rows } = tokenSums;
const { turned } = valences;

export function sumTokens(model: LinearModel): void {
  sumPairs(model);
  sumWords(model);
}

/**
 * In a loop of its own: the weights of pairs are scattered in memory, and a short loop lets several fetches overlap.
 */
function sumPairs({ fours, shift }: LinearModel): void {
  const { count } = tokens;
  let [bad, good, badToo, goodToo] = [0, 0, 0, 0];
  let left = EDGE;
  for (let at = 0; at <= count; at++) {
    const right = at === count ? EDGE : markedHash(at);
    const four = fours[DENSE + (pairHash(left, right) >>> shift)]!;
    left = right;
    ofPair[at] = four;
    bad += four & 0xff;
    good += (four >>> 8) & 0xff;
    badToo += (four >>> 16) & 0xff;
    goodToo += four >>> 24;
  }
  write(pairs, bad, good, badToo, goodToo);
}

/** Sums the weights of words and of their letters. */
function sumWords(model: LinearModel): void {
  const { fours, shift, gate } = model;
  const { count } = tokens;
  let gated = 0;
  let [bad, good, badToo, goodToo] = [0, 0, 0, 0];
  let [badLetters, goodLetters, badLettersToo, goodLettersToo] = [0, 0, 0, 0];
  for (let at = 0; at < count; at++) {
    const row = rowOf(model, at);
    rows[at] = row + SUMS;
    let four = slots[row + OWN]!;
    let ofGate = slots[row + GATE]!;
    if (turned[at] === 1) {
      const place = DENSE + (wordHash(at) >>> shift);
      four = fours[place]!;
      if (gate !== null) ofGate = gate[place]!;
    }
    gated += ofGate;
    ofWord[at] = four;
    bad += four & 0xff;
    good += (four >>> 8) & 0xff;
    badToo += (four >>> 16) & 0xff;
    goodToo += four >>> 24;
    const even = slots[row + SUMS]!;
    const odd = slots[row + SUMS + 1]!;
    badLetters += even & 0xffff;
    goodLetters += odd & 0xffff;
    badLettersToo += even >>> 16;
    goodLettersToo += odd >>> 16;
    if (hasShortHash(at)) {
      const place = DENSE + (shortHash(at) >>> shift);
      const short = fours[place]!;
      bad += short & 0xff;
      good += (short >>> 8) & 0xff;
      badToo += (short >>> 16) & 0xff;
      goodToo += short >>> 24;
      if (gate !== null) gated += gate[place]!;
    }
  }
  tokenSums.gate = gated;
  write(words, bad, good, badToo, goodToo);
  write(letters, badLetters, goodLetters, badLettersToo, goodLettersToo);
}

function write(into: Int32Array, bad: number, good: number, badToo: number, goodToo: number): void {
  into[0] = bad;
  into[1] = good;
  into[2] = badToo;
  into[3] = goodToo;
}
