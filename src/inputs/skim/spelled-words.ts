/**
 * Finds words in a line of JSON that fold to ASCII but are written with non-ASCII characters or escapes, directly in
 * its bytes.
 */
import { ASCII_LETTERS } from './ascii-letters.js';
import { characterAt, numberedAt } from './character-at.js';
import { nextOdd } from './json-bytes.js';
import { letterOf, NOTHING, PARTS, SEVERAL, spelled, UNSURE } from './letters.js';
import type { Stretches } from './stretches.js';

export interface SpelledWords {
  /** In lower case, with a space after each word. */
  readonly words: Buffer;
  /**
   * @param to offset past a line feed
   * @returns number of bytes written to `words`; -1 if they are too many, something can be read in several ways, or one
   * of the stretches occurs
   */
  read(view: DataView, from: number, to: number): number;
}

const ROOM = 16 * 1024;
/** Longer than the folded form of any character. */
const SPARE = 32;
/** Bytes of the longest character that is not written as an escape. */
const LONGEST_PLAIN = 4;
const [BACKSLASH, SMALL_U, SMALL_B, LESS, AND, SPACE] = [0x5c, 0x75, 0x62, 0x3c, 0x26, 0x20] as const;

/** Characters before the name of an entity: `&`, or the `;` of an escaped one (`&amp;`). */
const ENTITY_SIGNS = new Set([AND, 0x3b]);

/** @param stretches of non-ASCII characters that are searched for as well */
export function spelledWords(stretches: Stretches | null = null): SpelledWords {
  const words = Buffer.alloc(ROOM + SPARE);
  const ends = stretches?.ends ?? 0;
  return {
    words,
    read(view, from, to) {
      let size = 0;
      /** Whether the current word contains such a character. */
      let isOpen = false;
      /** Offset past the last such character or escape. No later word extends back beyond it. */
      let floor = from;
      /** Offset past the last such character. */
      let behind = -1;
      /** State of the stretches. */
      let seen = 0;
      for (let at = from; at < to; ) {
        const byte = view.getUint8(at);
        const isEscape = byte === BACKSLASH;
        if (byte < 0x80 && !isEscape) {
          // Markup after an ASCII letter is handled by the skimmer.
          if (at === behind && (byte === LESS || byte === AND) && (isOpen || stretches !== null)) return -1;
          seen = 0;
          if (!isOpen) {
            at = nextOdd(view, at + 1, to);
            continue;
          }
          const letter = ASCII_LETTERS[byte]!;
          isOpen = letter !== 0;
          words[size++] = isOpen ? letter : SPACE;
          if (size > ROOM) return -1;
          at += 1;
          continue;
        }
        let letter: number = PARTS;
        let code = 0;
        let length = 2;
        if (!isEscape || view.getUint8(at + 1) === SMALL_U) {
          code = isEscape ? numberedAt(view, at + 2) : characterAt(view, at, byte);
          // ASCII is rarely escaped: it may be part of markup. Also -1: invalid UTF-8.
          if (code < 0x80) return -1;
          letter = letterOf(code);
          if (stretches !== null) seen = stretches.next(seen, code);
          length = isEscape ? (code > 0xffff ? 12 : 6) : code > 0xffff ? 4 : code > 0x7ff ? 3 : 2;
          behind = at + length;
        } else if (view.getUint8(at + 1) === SMALL_B) return -1;
        else seen = 0;
        if (letter === PARTS) {
          if (isOpen) words[size++] = SPACE;
          // After an escape, its digits would be taken for the beginning of the word.
          isOpen = length > LONGEST_PLAIN;
        } else {
          if (letter === UNSURE) return -1;
          if (!isOpen) {
            let begin = at;
            while (begin > floor && ASCII_LETTERS[view.getUint8(begin - 1)] !== 0) begin -= 1;
            // It may be an entity rather than part of the word.
            if (begin > floor && ENTITY_SIGNS.has(view.getUint8(begin - 1))) return -1;
            if (size + at - begin > ROOM) return -1;
            for (; begin < at; begin += 1) words[size++] = ASCII_LETTERS[view.getUint8(begin)]!;
            isOpen = true;
          }
          if (letter === SEVERAL) size += spelled(code).copy(words, size);
          else if (letter !== NOTHING) words[size++] = letter;
        }
        if (size > ROOM || (seen & ends) !== 0) return -1;
        at += length;
        floor = at;
      }
      words[size] = SPACE;
      return size;
    },
  };
}
