/**
 * Computes a model with eight outputs on the text that was judged last, from the same features except pairs of words.
 */
import { sumDense } from './dense-sums.js';
import { LETTERS, LEXICON, MANNER, WORDS } from './features.js';
import { LIFT } from './fours.js';
import { DENSE } from './hash.js';
import { rowOf, SUMS } from './known-words.js';
import type { LinearModel } from './linear-model.js';
import { hasShortHash, shortHash, wordHash } from './of-token.js';
import { tokens } from './tokens.js';
import { valences } from './valence.js';
import { slots } from './vocabulary.js';

/** Offset of the word's own weights in a row of eight outputs. */
const OWN = SUMS + 4;

/** @param into receives one sum per output */
export function eightOf(model: LinearModel, into: Float64Array): void {
  const { factors, bias } = model;
  const { count, longWords, letterGrams } = tokens;
  const ofWords = factors[WORDS]! / Math.sqrt(count + longWords);
  const ofLetters = letterGrams === 0 ? 0 : factors[LETTERS]! / Math.sqrt(letterGrams);
  sumTokens(model);
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
/** Integers that still include LIFT in each weight, so that they do not depend on the order of addition. */
const words = new Int32Array(8);
const letters = new Int32Array(8);
const { turned } = valences;

function sumTokens(model: LinearModel): void {
  const { fours, shift } = model;
  const { count } = tokens;
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [i, j, k, l, m, n, o, p] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < count; at++) {
    const row = rowOf(model, at);
    let four = slots[row + OWN]!;
    let fourToo = slots[row + OWN + 1]!;
    if (turned[at] === 1) {
      const place = (DENSE + (wordHash(at) >>> shift)) * 2;
      four = fours[place]!;
      fourToo = fours[place + 1]!;
    }
    a += four & 0xff;
    b += (four >>> 8) & 0xff;
    c += (four >>> 16) & 0xff;
    d += four >>> 24;
    e += fourToo & 0xff;
    f += (fourToo >>> 8) & 0xff;
    g += (fourToo >>> 16) & 0xff;
    h += fourToo >>> 24;
    if (hasShortHash(at)) {
      const place = (DENSE + (shortHash(at) >>> shift)) * 2;
      const short = fours[place]!;
      const shortToo = fours[place + 1]!;
      a += short & 0xff;
      b += (short >>> 8) & 0xff;
      c += (short >>> 16) & 0xff;
      d += short >>> 24;
      e += shortToo & 0xff;
      f += (shortToo >>> 8) & 0xff;
      g += (shortToo >>> 16) & 0xff;
      h += shortToo >>> 24;
    }
    const even = slots[row + SUMS]!;
    const odd = slots[row + SUMS + 1]!;
    const evenToo = slots[row + SUMS + 2]!;
    const oddToo = slots[row + SUMS + 3]!;
    i += even & 0xffff;
    j += odd & 0xffff;
    k += even >>> 16;
    l += odd >>> 16;
    m += evenToo & 0xffff;
    n += oddToo & 0xffff;
    o += evenToo >>> 16;
    p += oddToo >>> 16;
  }
  write(words, 0, a, b, c, d);
  write(words, 4, e, f, g, h);
  write(letters, 0, i, j, k, l);
  write(letters, 4, m, n, o, p);
}

function write(into: Int32Array, first: number, one: number, two: number, three: number, four: number): void {
  into[first] = one;
  into[first + 1] = two;
  into[first + 2] = three;
  into[first + 3] = four;
}
