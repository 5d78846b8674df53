/** What the weights of a model of four outputs say of the words of a text, of their letters, and of words side by side. */
import { EDGE, pairHash } from './features.js';
import { DENSE } from './hash.js';
import { HALVES, rowOf, SUMS } from './known-words.js';
import type { LinearModel } from './linear-model.js';
import { hasShortHash, markedHash, shortHash, wordHash } from './of-token.js';
import { tokens } from './tokens.js';
import { valences } from './valence.js';

/** In a row of four outputs: the word's own weights, and its gate. */
export const OWN = SUMS + 2;
const GATE = OWN + 1;

/** So many words and their short forms fit into half a number when they are summed two at a time. */
const AT_ONCE = 128;

/** Of the last text; whole numbers with LIFT in each weight, so that nothing depends on the order. */
export const tokenSums = {
  words: new Int32Array(4),
  letters: new Int32Array(4),
  pairs: new Int32Array(4),
  gate: 0,
};

export function sumTokens(model: LinearModel): void {
  words.fill(0);
  letters.fill(0);
  pairs.fill(0);
  tokenSums.gate = 0;
  let left = EDGE;
  for (let from = 0; from < tokens.count; from += AT_ONCE) left = sumSome(model, from, left);
  const last = model.fours[DENSE + (pairHash(left, EDGE) >>> model.shift)]!;
  addHalves(pairs, last & HALVES, (last >>> 8) & HALVES);
}

const { words, letters, pairs } = tokenSums;
const { turned } = valences;

/** @param left the word before, marked. @returns the last one */
function sumSome(model: LinearModel, from: number, left: number): number {
  const { known, fours, shift, gate } = model;
  const to = Math.min(from + AT_ONCE, tokens.count);
  let before = left;
  let gated = 0;
  let even = 0;
  let odd = 0;
  let evenPairs = 0;
  let oddPairs = 0;
  let one = 0;
  let two = 0;
  let three = 0;
  let more = 0;
  for (let at = from; at < to; at++) {
    const row = rowOf(model, at);
    let four = known[row + OWN]!;
    let ofGate = known[row + GATE]!;
    if (turned[at] === 1) {
      const place = DENSE + (wordHash(at) >>> shift);
      four = fours[place]!;
      if (gate !== null) ofGate = gate[place]!;
    }
    gated += ofGate;
    even += four & HALVES;
    odd += (four >>> 8) & HALVES;
    if (hasShortHash(at)) {
      const place = DENSE + (shortHash(at) >>> shift);
      const short = fours[place]!;
      even += short & HALVES;
      odd += (short >>> 8) & HALVES;
      if (gate !== null) gated += gate[place]!;
    }
    const evenLetters = known[row + SUMS]!;
    const oddLetters = known[row + SUMS + 1]!;
    one += evenLetters & 0xffff;
    two += oddLetters & 0xffff;
    three += evenLetters >>> 16;
    more += oddLetters >>> 16;
    const own = markedHash(at);
    const pair = fours[DENSE + (pairHash(before, own) >>> shift)]!;
    evenPairs += pair & HALVES;
    oddPairs += (pair >>> 8) & HALVES;
    before = own;
  }
  addHalves(words, even, odd);
  addHalves(pairs, evenPairs, oddPairs);
  letters[0]! += one;
  letters[1]! += two;
  letters[2]! += three;
  letters[3]! += more;
  tokenSums.gate += gated;
  return before;
}

function addHalves(into: Int32Array, even: number, odd: number): void {
  into[0]! += even & 0xffff;
  into[1]! += odd & 0xffff;
  into[2]! += even >>> 16;
  into[3]! += odd >>> 16;
}
