/** Caches what a model's weights say of a word for its next occurrence, because weights lie far apart in memory. */

import { added, HALVES } from './fours.js';
import { DENSE, spread } from './hash.js';
import type { LinearModel } from './linear-model.js';
import { meaningOf } from './meanings.js';
import { letterGrams, writeLetterGrams } from './of-token.js';
import { tokens } from './tokens.js';
import { OF_EIGHT, OF_FOUR, slots, WORD_IN } from './vocabulary.js';

/**
 * Layout of a row: the word's number, the model's number, sums of the weights of its letters (two per integer), its own
 * weights (four per integer), and its gate.
 */
const WHOSE = 1;
export const SUMS = 2;

/** Returns the offset of a token's row in `slots`, computing it if necessary. Negation is not taken into account. */
export function rowOf(model: LinearModel, token: number): number {
  const slot = slotsOf[token]!;
  const row = slot + (model.outputs === 8 ? OF_EIGHT : OF_FOUR);
  const word = slots[slot + WORD_IN]!;
  if (slots[row] !== word || slots[row + WHOSE] !== model.number) fill(model, token, row, word);
  return row;
}

const { slot: slotsOf } = tokens;

function fill(model: LinearModel, token: number, row: number, word: number): void {
  const { fours, gate, meanings, shift, outputs } = model;
  const quarter = outputs >>> 2;
  slots[row] = word;
  slots[row + WHOSE] = model.number;
  // For so few numbers a loop is faster than fill().
  for (let place = 0; place < quarter * 2; place++) slots[row + SUMS + place] = 0;
  const grams = writeLetterGrams(token);
  for (let gram = 0; gram < grams; gram++) {
    const weights = (DENSE + (letterGrams[gram]! >>> shift)) * quarter;
    for (let four = 0; four < quarter; four++) {
      const bytes = fours[weights + four]!;
      slots[row + SUMS + four * 2]! += bytes & HALVES;
      slots[row + SUMS + four * 2 + 1]! += (bytes >>> 8) & HALVES;
    }
  }
  const place = DENSE + (spread(tokens.hash[token]!) >>> shift);
  const own = row + SUMS + quarter * 2;
  const meaning = meaningOf(meanings, tokens.hash[token]!);
  for (let four = 0; four < quarter; four++) {
    const weights = fours[place * quarter + four]!;
    slots[own + four] = meaning < 0 ? weights : added(weights, meanings.fours[meaning * quarter + four]!);
  }
  if (quarter === 1) slots[own + 1] = gate === null ? 0 : gate[place]!;
}
