/**
 * Slots in which the words stand that were met last: most words of a text were met before, and what was found out of one
 * need not be again. What is said of a text never depends on it.
 */
import { roleOf } from './roles.js';

/** Of a word that is remembered; few are longer. */
const LETTERS = 16;
/** Of tweets, fifteen words in sixteen then stand in their slot. What no word took costs no memory. */
const BITS = 15;
const KEPT = 2 ** BITS;
/** Behind those for words that are kept: for what is long, or finds its slot taken by another word of the same text. */
const SPARE = 1500;
const SLOTS = KEPT + SPARE;

/** Numbers a slot: what a text looks at first, and what models know of the word, in two lines of the processor's cache. */
const SLOT = 32;
const HASH = 0;
/** Letters and one more, for 0 is nothing. */
const LENGTH = 1;
/** A number that no word had before. */
export const WORD_IN = 2;
/** What it does to others. */
export const ROLE_IN = 3;
/** Two letters in each. */
const PACKED = 4;
/** In what text it was met last. It is written, so the line with what models know is fetched while the text is cut. */
const TEXT = 12;
/** 1: met again since another word wanted its slot. */
const MET = 13;
/** Where models of four outputs keep what they know, and those of eight. */
export const OF_FOUR = 14;
export const OF_EIGHT = 20;

export const slots = new Int32Array(SLOTS * SLOT);
let words = 0;
let texts = 0;
let spare = 0;

export function beginText(): void {
  texts = (texts + 1) | 0;
  spare = 0;
}

/**
 * Where a word of this text stands in `slots`, as long as this text lasts.
 * @param from of its letters in `units`, with a space behind the last; what is no word has none
 */
export function slotOf(hash: number, units: Uint16Array, from: number, to: number): number {
  const length = to - from;
  if (length > LETTERS) return filled((KEPT + spare++) * SLOT, hash);
  const slot = ((hash ^ (hash >>> BITS)) & (KEPT - 1)) * SLOT;
  if (slots[slot + HASH] === hash && slots[slot + LENGTH] === length + 1) {
    let at = from;
    let packed = slot + PACKED;
    while (at < to && slots[packed] === (units[at]! | (units[at + 1]! << 16))) {
      packed++;
      at += 2;
    }
    if (at >= to) {
      slots[slot + TEXT] = texts;
      slots[slot + MET] = 1;
      return slot;
    }
  }
  if (slots[slot + MET] === 1 || slots[slot + TEXT] === texts) {
    slots[slot + MET] = 0;
    return filled((KEPT + spare++) * SLOT, hash);
  }
  slots[slot + HASH] = hash;
  slots[slot + LENGTH] = length + 1;
  slots[slot + TEXT] = texts;
  for (let at = from, packed = slot + PACKED; at < to; at += 2, packed++)
    slots[packed] = units[at]! | (units[at + 1]! << 16);
  return filled(slot, hash);
}

function filled(slot: number, hash: number): number {
  words = (words + 1) | 0;
  slots[slot + WORD_IN] = words;
  slots[slot + ROLE_IN] = roleOf(hash);
  return slot;
}
