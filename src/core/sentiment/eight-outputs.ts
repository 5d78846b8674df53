/** What a model of eight outputs says of the text that was judged last, from the same features but for pairs of words. */
import { sumDense } from './dense-sums.js';
import { LETTERS, LEXICON, MANNER, WORDS } from './features.js';
import { DENSE } from './hash.js';
import { HALVES, rowOf, SUMS } from './known-words.js';
import { LIFT, type LinearModel } from './linear-model.js';
import { hasShortHash, shortHash, wordHash } from './of-token.js';
import { tokens } from './tokens.js';
import { valences } from './valence.js';

/** In a row of eight outputs. */
const OWN = SUMS + 4;

/** @param into one number an output */
export function eightOf(model: LinearModel, into: Float64Array): void {
  const { factors, bias } = model;
  const { count, longWords, letterGrams } = tokens;
  const ofWords = factors[WORDS]! / Math.sqrt(count + longWords);
  const ofLetters = letterGrams === 0 ? 0 : factors[LETTERS]! / Math.sqrt(letterGrams);
  words.fill(0);
  letters.fill(0);
  for (let from = 0; from < count; from += AT_ONCE) sumSome(model, from);
  sumDense(model.dense, LEXICON, listed);
  sumDense(model.dense, MANNER, mannered);
  for (let output = 0; output < 8; output++) {
    into[output] =
      bias[output]! +
      (words[output]! - (count + longWords) * LIFT) * ofWords +
      (letters[output]! - letterGrams * LIFT) * ofLetters +
      listed[output]! * factors[LEXICON]! +
      mannered[output]! * factors[MANNER]!;
  }
}

const listed = new Float64Array(8);
const mannered = new Float64Array(8);
/** Whole numbers with LIFT in each weight, so that nothing depends on the order. */
const words = new Int32Array(8);
const letters = new Int32Array(8);
const { turned } = valences;

/** So many words and their short forms fit into half a number when they are summed two at a time. */
const AT_ONCE = 128;

function sumSome(model: LinearModel, from: number): void {
  const { known, fours, shift } = model;
  const to = Math.min(from + AT_ONCE, tokens.count);
  let even = 0;
  let odd = 0;
  let evenToo = 0;
  let oddToo = 0;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let at = from; at < to; at++) {
    const row = rowOf(model, at);
    let four = known[row + OWN]!;
    let fourToo = known[row + OWN + 1]!;
    if (turned[at] === 1) {
      const place = (DENSE + (wordHash(at) >>> shift)) * 2;
      four = fours[place]!;
      fourToo = fours[place + 1]!;
    }
    even += four & HALVES;
    odd += (four >>> 8) & HALVES;
    evenToo += fourToo & HALVES;
    oddToo += (fourToo >>> 8) & HALVES;
    if (hasShortHash(at)) {
      const place = (DENSE + (shortHash(at) >>> shift)) * 2;
      even += fours[place]! & HALVES;
      odd += (fours[place]! >>> 8) & HALVES;
      evenToo += fours[place + 1]! & HALVES;
      oddToo += (fours[place + 1]! >>> 8) & HALVES;
    }
    const sum = known[row + SUMS]!;
    const sumOdd = known[row + SUMS + 1]!;
    const sumToo = known[row + SUMS + 2]!;
    const sumOddToo = known[row + SUMS + 3]!;
    a += sum & 0xffff;
    b += sumOdd & 0xffff;
    c += sum >>> 16;
    d += sumOdd >>> 16;
    e += sumToo & 0xffff;
    f += sumOddToo & 0xffff;
    g += sumToo >>> 16;
    h += sumOddToo >>> 16;
  }
  addHalves(0, even, odd);
  addHalves(4, evenToo, oddToo);
  letters[0]! += a;
  letters[1]! += b;
  letters[2]! += c;
  letters[3]! += d;
  letters[4]! += e;
  letters[5]! += f;
  letters[6]! += g;
  letters[7]! += h;
}

function addHalves(first: number, even: number, odd: number): void {
  words[first]! += even & 0xffff;
  words[first + 1]! += odd & 0xffff;
  words[first + 2]! += even >>> 16;
  words[first + 3]! += odd >>> 16;
}
