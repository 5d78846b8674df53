/**
 * Slots in which the words stand that were met last: most words of a text were met before, and what was found out of one
 * need not be again. What is said of a text never depends on it.
 */
import { roleOf } from './roles.js';

/** Of a word that is remembered; few are longer. */
const LETTERS = 16;
const BITS = 13;
const KEPT = 2 ** BITS;
/** Behind those for words that are kept: for what is long, or finds its slot taken by another word of the same text. */
const SPARE = 1500;
export const SLOTS = KEPT + SPARE;

const letters = new Uint16Array(KEPT * LETTERS);
const lengths = new Uint8Array(KEPT).fill(255);
const hashes = new Int32Array(KEPT);
const textIn = new Int32Array(KEPT);
/** 1: met again since another word wanted its slot. */
const isMet = new Uint8Array(KEPT);
/** By slot, which word stands there: a number that no word had before. */
export const wordIn = new Int32Array(SLOTS);
/** What it does to others. */
export const roleIn = new Uint8Array(SLOTS);
let words = 0;
let texts = 0;
let spare = 0;

export function beginText(): void {
  texts = (texts + 1) | 0;
  spare = 0;
}

/**
 * Where a word of this text stands, as long as this text lasts.
 * @param from of its letters in `units`; what is no word has none
 */
export function slotOf(hash: number, units: Uint16Array, from: number, to: number): number {
  const length = to - from;
  if (length > LETTERS) return filled(KEPT + spare++, hash);
  const slot = (hash ^ (hash >>> BITS)) & (KEPT - 1);
  const first = slot * LETTERS;
  let at = hashes[slot] === hash && lengths[slot] === length ? 0 : length + 1;
  while (at < length && letters[first + at] === units[from + at]) at++;
  if (at === length) {
    textIn[slot] = texts;
    isMet[slot] = 1;
    return slot;
  }
  if (isMet[slot] === 1 || textIn[slot] === texts) {
    isMet[slot] = 0;
    return filled(KEPT + spare++, hash);
  }
  hashes[slot] = hash;
  lengths[slot] = length;
  textIn[slot] = texts;
  for (at = 0; at < length; at++) letters[first + at] = units[from + at]!;
  return filled(slot, hash);
}

function filled(slot: number, hash: number): number {
  words = (words + 1) | 0;
  wordIn[slot] = words;
  roleIn[slot] = roleOf(hash);
  return slot;
}
