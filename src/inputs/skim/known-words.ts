/** Finds thousands of ASCII words in the bytes of lines. */
import { hashed, hashTable, NO_WORD, wordHash } from '../../core/text/key-hash.js';
import { ASCII_LETTERS } from './ascii-letters.js';

export interface KnownWords {
  /**
   * Returns the offset past the first known word, or -1. The character of an escape is not part of a word.
   * @param to offset of a byte that is neither letter nor digit
   */
  firstEnd(bytes: Uint8Array, view: DataView, from: number, to: number): number;
  /** Kind of the word found last, or of a word by its hash; 0 if it is not known. */
  kindFound(): number;
  kindOf(hash: number): number;
}

/** @param words each with its kind, a bit mask other than 0 */
export function knownWords(words: Iterable<readonly [word: string, kind: number]>): KnownWords {
  const kinds = new Map<number, number>();
  const beginnings = new Uint32Array(BEGINNINGS >>> 5);
  for (const [word, kind] of words) {
    const hash = wordHash(word);
    kinds.set(hash, (kinds.get(hash) ?? 0) | kind);
    if (word.length < FOUR) continue;
    const slot = slotOf(Buffer.from(word, 'latin1').readInt32LE(0));
    beginnings[slot >>> 5]! |= 1 << (slot & 31);
  }
  const table = hashTable([...kinds.keys()]);
  const kindAt = Uint8Array.from(kinds.values());
  const kindOf = (hash: number): number => {
    const place = table.placeOf(hash);
    return place === -1 ? 0 : kindAt[place]!;
  };
  let found = 0;
  return {
    kindOf,
    kindFound: () => found,
    firstEnd(bytes, view, from, to) {
      // A local copy: variables outside the function are looked up on every use, and this loop sees most bytes of an
      // archive.
      const letters = LETTERS;
      for (let at = from; at < to; ) {
        const letter = letters[bytes[at]!]!;
        if (letter <= ESCAPE) {
          at += letter === ESCAPE ? 2 : 1;
          continue;
        }
        const begin = at;
        do at += 1;
        while (letters[bytes[at]!]! > ESCAPE);
        if (at - begin >= FOUR) {
          // Skips most words, as no known word begins with the same four characters.
          const slot = slotOf(view.getInt32(begin, true));
          if (((beginnings[slot >>> 5]! >>> (slot & 31)) & 1) === 0) continue;
        }
        found = kindOf(hashOf(bytes, begin, at));
        if (found !== 0) return at;
      }
      return -1;
    },
  };
}

const FOUR = 4;
const BEGINNINGS = 1 << 16;
/** The bit that lower-case letters and digits have and capitals lack, in each of four bytes. */
const SMALL = 0x20202020;
const slotOf = (four: number): number => Math.imul(four | SMALL, 0x9e3779b1) >>> 16;

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = NO_WORD;
  for (let at = from; at < to; at += 1) hash = hashed(hash, LETTERS[bytes[at]!]!);
  return hash;
}

/** LETTERS maps a byte to the ASCII letter (in lower case) or digit it is, to ESCAPE for a backslash, else to 0. */
const ESCAPE = 1;
const [QUOTE, COLON, BACKSLASH] = [0x22, 0x3a, 0x5c];
const LETTERS = ASCII_LETTERS.map((letter, code) => (code === BACKSLASH ? ESCAPE : letter));

/**
 * Returns the hashes of the words in a line, except for the names of members, which are not searched.
 * @param to offset past its line feed
 */
export function wordHashes(bytes: Uint8Array, from: number, to: number): readonly number[] {
  const hashes: number[] = [];
  for (let at = from; at < to; ) {
    const letter = LETTERS[bytes[at]!]!;
    if (letter <= ESCAPE) {
      at += letter === ESCAPE ? 2 : 1;
      continue;
    }
    const begin = at;
    do at += 1;
    while (LETTERS[bytes[at]!]! > ESCAPE);
    if (bytes[at] !== QUOTE || bytes[at + 1] !== COLON) hashes.push(hashOf(bytes, begin, at));
  }
  return hashes;
}
