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
  for (let output = 0; output < 8; output++) into[output] = model.bias[output]!;
  addTokens(model, into);
  for (const group of [LEXICON, MANNER]) {
    sumDense(model.dense, group, sums);
    for (let output = 0; output < 8; output++) into[output]! += sums[output]! * model.factors[group]!;
  }
}

const sums = new Float64Array(8);

function addTokens(model: LinearModel, into: Float64Array): void {
  const { known, fours, shift, factors } = model;
  const { count, longWords, letterGrams } = tokens;
  const { turned } = valences;
  const ofWords = factors[WORDS]! / Math.sqrt(count + longWords);
  const ofLetters = letterGrams === 0 ? 0 : factors[LETTERS]! / Math.sqrt(letterGrams);
  const lift = ((count + longWords) * ofWords + letterGrams * ofLetters) * LIFT;
  let [a, b, c, d, e, f, g, h] = [-lift, -lift, -lift, -lift, -lift, -lift, -lift, -lift];
  for (let token = 0; token < count; token++) {
    const row = rowOf(model, token);
    let four = known[row + OWN]!;
    let fourToo = known[row + OWN + 1]!;
    if (turned[token] === 1) {
      const place = (DENSE + (wordHash(token) >>> shift)) * 2;
      four = fours[place]!;
      fourToo = fours[place + 1]!;
    }
    let even = four & HALVES;
    let odd = (four >>> 8) & HALVES;
    let evenToo = fourToo & HALVES;
    let oddToo = (fourToo >>> 8) & HALVES;
    if (hasShortHash(token)) {
      const place = (DENSE + (shortHash(token) >>> shift)) * 2;
      even += fours[place]! & HALVES;
      odd += (fours[place]! >>> 8) & HALVES;
      evenToo += fours[place + 1]! & HALVES;
      oddToo += (fours[place + 1]! >>> 8) & HALVES;
    }
    const [sum, sumOdd, sumToo, sumOddToo] = [
      known[row + SUMS]!,
      known[row + SUMS + 1]!,
      known[row + SUMS + 2]!,
      known[row + SUMS + 3]!,
    ];
    a += (even & 0xffff) * ofWords + (sum & 0xffff) * ofLetters;
    b += (odd & 0xffff) * ofWords + (sumOdd & 0xffff) * ofLetters;
    c += (even >>> 16) * ofWords + (sum >>> 16) * ofLetters;
    d += (odd >>> 16) * ofWords + (sumOdd >>> 16) * ofLetters;
    e += (evenToo & 0xffff) * ofWords + (sumToo & 0xffff) * ofLetters;
    f += (oddToo & 0xffff) * ofWords + (sumOddToo & 0xffff) * ofLetters;
    g += (evenToo >>> 16) * ofWords + (sumToo >>> 16) * ofLetters;
    h += (oddToo >>> 16) * ofWords + (sumOddToo >>> 16) * ofLetters;
  }
  into[0]! += a;
  into[1]! += b;
  into[2]! += c;
  into[3]! += d;
  into[4]! += e;
  into[5]! += f;
  into[6]! += g;
  into[7]! += h;
}
