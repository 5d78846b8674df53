/** What the weights of a model say of a word, kept for when it comes again: weights lie far apart in memory. */
import { DENSE, spread } from './hash.js';
import type { LinearModel } from './linear-model.js';
import { letterGrams, writeLetterGrams } from './of-token.js';
import { tokens } from './tokens.js';
import { SLOTS, slots, WORD_IN } from './vocabulary.js';

/** Of a number that holds four weights, the first and the third, each with room above it for their sum. */
export const HALVES = 0x00ff00ff;

/** Numbers a slot: which word it is; sums of its letters, two in each; its own weights, four in each; its gate. */
const ROW = 8;
export const SUMS = 1;

export const knownWords = (): Int32Array => new Int32Array(SLOTS * ROW);

/** Where the row of a token begins in `model.known`. The word is taken as if nothing turned it around. */
export function rowOf(model: LinearModel, token: number): number {
  const slot = slotsOf[token]!;
  const row = (slot >> 1);
  const word = slots[slot + WORD_IN]!;
  if (model.known[row] !== word) fill(model, token, row, word);
  return row;
}

const { slot: slotsOf } = tokens;

function fill({ known, fours, gate, shift, outputs }: LinearModel, token: number, row: number, word: number): void {
  const quarter = outputs >>> 2;
  known[row] = word;
  // Of so few numbers a loop is quicker than fill().
  for (let place = 1; place < ROW; place++) known[row + place] = 0;
  const grams = writeLetterGrams(token);
  for (let gram = 0; gram < grams; gram++) {
    const weights = (DENSE + (letterGrams[gram]! >>> shift)) * quarter;
    for (let four = 0; four < quarter; four++) {
      const bytes = fours[weights + four]!;
      known[row + SUMS + four * 2]! += bytes & HALVES;
      known[row + SUMS + four * 2 + 1]! += (bytes >>> 8) & HALVES;
    }
  }
  const place = DENSE + (spread(tokens.hash[token]!) >>> shift);
  const own = row + SUMS + quarter * 2;
  for (let four = 0; four < quarter; four++) known[own + four] = fours[place * quarter + four]!;
  if (gate !== null) known[own + quarter] = gate[place]!;
}
