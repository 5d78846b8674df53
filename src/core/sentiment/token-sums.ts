/** What the weights of a model of four outputs say of the words of a text, of their letters, and of words side by side. */
import { EDGE, pairHash } from './features.js';
import { DENSE, spread } from './hash.js';
import { rowOf, SUMS } from './known-words.js';
import type { LinearModel } from './linear-model.js';
import { hasShortHash, markedHash, shortHash } from './of-token.js';
import { MOST_TOKENS, tokens } from './tokens.js';
import { valences } from './valence.js';

/** In a row of four outputs: the word's own weights, and its gate. */
const OWN = SUMS + 2;
const GATE = OWN + 1;

/** Of the last text; whole numbers with LIFT in each weight, so that nothing depends on the order. */
export const tokenSums = {
  words: new Int32Array(4),
  letters: new Int32Array(4),
  pairs: new Int32Array(4),
  gate: 0,
  /** Four lifted weights of each token, and of each with the one before it; behind the last, of that with the end. */
  ofWord: new Int32Array(MOST_TOKENS),
  ofPair: new Int32Array(MOST_TOKENS + 1),
  /** Where the sums of its letters stand in what is known of words. */
  row: new Int32Array(MOST_TOKENS),
};

const { words, letters, pairs, ofWord, ofPair, row: rows } = tokenSums;
const { turned } = valences;

export function sumTokens(model: LinearModel): void {
  const { known, fours, shift, gate } = model;
  const { count } = tokens;
  let gated = 0;
  let [bad, good, badToo, goodToo] = [0, 0, 0, 0];
  let [badLetters, goodLetters, badLettersToo, goodLettersToo] = [0, 0, 0, 0];
  let [badPairs, goodPairs, badPairsToo, goodPairsToo] = [0, 0, 0, 0];
  let left = EDGE;
  for (let at = 0; at <= count; at++) {
    const own = at === count ? EDGE : markedHash(at);
    const pair = fours[DENSE + (pairHash(left, own) >>> shift)]!;
    ofPair[at] = pair;
    badPairs += pair & 0xff;
    goodPairs += (pair >>> 8) & 0xff;
    badPairsToo += (pair >>> 16) & 0xff;
    goodPairsToo += pair >>> 24;
    if (at === count) break;
    left = own;
    const row = rowOf(model, at);
    rows[at] = row + SUMS;
    let four = known[row + OWN]!;
    let ofGate = known[row + GATE]!;
    if (turned[at] === 1) {
      const place = DENSE + (spread(own) >>> shift);
      four = fours[place]!;
      if (gate !== null) ofGate = gate[place]!;
    }
    gated += ofGate;
    ofWord[at] = four;
    bad += four & 0xff;
    good += (four >>> 8) & 0xff;
    badToo += (four >>> 16) & 0xff;
    goodToo += four >>> 24;
    const even = known[row + SUMS]!;
    const odd = known[row + SUMS + 1]!;
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
  write(pairs, badPairs, goodPairs, badPairsToo, goodPairsToo);
}

function write(into: Int32Array, bad: number, good: number, badToo: number, goodToo: number): void {
  into[0] = bad;
  into[1] = good;
  into[2] = badToo;
  into[3] = goodToo;
}
