/**
 * A cache of recently seen words. Most words of a text have occurred before, so what was computed for them can be
 * reused. It never affects the judgement of a text.
 */
import { roleOf } from './roles.js';

/** Longest word that is cached, in characters; few are longer. */
const LETTERS = 16;
/**
 * Number of slots, as a power of two. On tweets, fifteen in sixteen words are then found in their slot. Slots that were
 * never used take no memory.
 */
const BITS = 15;
const KEPT = 2 ** BITS;
/**
 * Slots after the cached ones, for words that are too long, or whose slot is taken by another word of the same text.
 */
const SPARE = 1500;
const SLOTS = KEPT + SPARE;

/**
 * Integers per slot: what is looked at first for every token, then what models know of the word, in two lines of the
 * processor's cache.
 */
const SLOT = 32;
const HASH = 0;
/** Length plus one, as 0 means empty. */
const LENGTH = 1;
/** A number unique to the word in this slot, never reused. */
export const WORD_IN = 2;
/** Role of the word: roles.ts. */
export const ROLE_IN = 3;
/** First of the integers that hold its characters, two in each. */
const PACKED = 4;
/**
 * Number of the text in which the word last occurred. Writing it makes the processor fetch the line with what models
 * know while the text is still being tokenized.
 */
const TEXT = 12;
/** 1 if the word has occurred again since another word wanted its slot: a second chance before it is evicted. */
const MET = 13;
/** Offsets of what models with four and with eight outputs store. */
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
 * Returns the offset of a word's slot in `slots`, valid until the next text begins.
 * @param from start of its characters in `units`, which end with a space; tokens that are not words have none
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
