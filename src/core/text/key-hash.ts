/** Keys as numbers: two that differ may share one, which costs a look more and changes no answer. */

/** Of nothing: what a hash begins with. */
export const NO_WORD: number = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const SPREAD = 0x9e3779b1;

/** Of a word, or of how a name begins. */
export const wordHash = (word: string): number => {
  let hash = NO_WORD;
  for (let at = 0; at < word.length; at += 1) hash = hashed(hash, word.charCodeAt(at));
  return hash;
};

export const hashed = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

/** Of two words side by side. */
export const pairHash = (first: number, second: number): number =>
  Math.imul(Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) ^ second, 0x297a2d39);

/** Of a key of one word, or of two with a space between. */
export const keyHash = (key: string): number => {
  let [first, hash, isSecond] = [NO_WORD, NO_WORD, false];
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    if (unit === SPACE) [first, hash, isSecond] = [hash, NO_WORD, true];
    else hash = hashed(hash, unit);
  }
  return isSecond ? pairHash(first, hash) : hash;
};

const SPACE = 0x20;

/** Numbers of 32 bits, each with a place from 0 on. */
export interface HashTable {
  /** -1: it is not there. */
  placeOf(hash: number): number;
  /** By its slot, a bit: where it is not set, the number is not there. */
  readonly bits: Uint32Array;
  /** How far what `spread` makes of a number is shifted to the right: that is its slot. */
  readonly shift: number;
}

const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 16), SPREAD);

/** At least so many slots a number: those that are not there are nearly always told by their first slot. */
const SLOTS = 16;

/** @param hashes each once */
export function hashTable(hashes: readonly number[]): HashTable {
  const size = 2 ** Math.max(5, Math.ceil(Math.log2(SLOTS * hashes.length)));
  // Words come by the million, and most of them are nobody's: bits are near at hand where slots are not.
  const bits = new Uint32Array(size >>> 5);
  const slots = new Int32Array(size);
  const own = Int32Array.from(hashes);
  const shift = 32 - Math.log2(size);
  for (let place = 0; place < own.length; place += 1) {
    let slot = spread(own[place]!) >>> shift;
    bits[slot >>> 5]! |= 1 << (slot & 31);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = place + 1;
  }
  const placeOf = (hash: number): number => {
    let slot = spread(hash) >>> shift;
    if (((bits[slot >>> 5]! >>> (slot & 31)) & 1) === 0) return -1;
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const place = slots[slot]! - 1;
      if (own[place] === hash) return place;
    }
    return -1;
  };
  return { placeOf, bits, shift };
}

/** What a byte is: a letter or digit of ASCII, in lower case, what an escape begins with, or neither. */
const ESCAPE = 1;
const LETTERS = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase().charCodeAt(0);
  return character === '\\' ? ESCAPE : 0;
});

/**
 * Where the first word of ASCII ends that is in a table; -1: there is none. What an escape stands for is no part of a word.
 * @param isMeant asked of those that may be in it
 */
export function knownWordEnd(
  bytes: Uint8Array,
  from: number,
  to: number,
  table: HashTable,
  isMeant: (hash: number) => boolean,
): number {
  const { bits, shift } = table;
  // Read once: what stands outside of a function is looked up at every use, and this sees every byte of an archive.
  const [letters, backslash, none, prime, mix] = [LETTERS, ESCAPE, NO_WORD, PRIME, SPREAD];
  for (let at = from; at < to; at += 1) {
    let letter = letters[bytes[at]!]!;
    if (letter > backslash) {
      let hash = none;
      do {
        hash = Math.imul(hash ^ letter, prime);
        at += 1;
        letter = at < to ? letters[bytes[at]!]! : 0;
      } while (letter > backslash);
      const slot = Math.imul(hash ^ (hash >>> 16), mix) >>> shift;
      if (((bits[slot >>> 5]! >>> (slot & 31)) & 1) !== 0 && isMeant(hash)) return at;
    }
    if (letter === backslash) at += 1;
  }
  return -1;
}
