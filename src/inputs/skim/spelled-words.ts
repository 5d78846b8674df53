/** Words of ASCII that a line of JSON spells in other letters, or in such as are written as numbers: read from its bytes. */
import { ASCII_LETTERS } from './ascii-letters.js';
import { characterAt, numberedAt } from './character-at.js';
import { nextOdd } from './json-bytes.js';
import { letterOf, NOTHING, PARTS, SEVERAL, spelled, UNSURE } from './letters.js';
import type { Stretches } from './stretches.js';

export interface SpelledWords {
  /** In lower case, with spaces between and behind them. */
  readonly words: Buffer;
  /**
   * @param to behind a line feed
   * @returns how many bytes of `words` they fill; -1: they are too many, something may be read in more ways than one, or
   * one of the stretches stands there
   */
  read(view: DataView, from: number, to: number): number;
}

const ROOM = 16 * 1024;
/** More than one character comes to. */
const SPARE = 32;
/** Of a character, if it is not written as its number. */
const LONGEST_PLAIN = 4;
const [BACKSLASH, SMALL_U, SMALL_B, LESS, AND, SPACE] = [0x5c, 0x75, 0x62, 0x3c, 0x26, 0x20] as const;

/** Before its name, and behind one that was escaped. */
const ENTITY_SIGNS = new Set([AND, 0x3b]);

/** @param stretches of other letters that are looked for too */
export function spelledWords(stretches: Stretches | null = null): SpelledWords {
  const words = Buffer.alloc(ROOM + SPARE);
  const ends = stretches?.ends ?? 0;
  return {
    words,
    read(view, from, to) {
      let size = 0;
      /** A word goes on in which such a letter stands. */
      let isOpen = false;
      /** Behind the last of them, or of the escapes: no word that begins later reaches back beyond it. */
      let floor = from;
      /** Behind the last letter. */
      let behind = -1;
      /** Of the stretches. */
      let seen = 0;
      for (let at = from; at < to; ) {
        const byte = view.getUint8(at);
        const isEscape = byte === BACKSLASH;
        if (byte < 0x80 && !isEscape) {
          // Markup behind a letter of ASCII is looked at by others.
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
          // Few write ASCII so: it may be a sign of markup.
          if (code < 0x80) return -1;
          letter = letterOf(code);
          if (stretches !== null) seen = stretches.next(seen, code);
          length = isEscape ? (code > 0xffff ? 12 : 6) : code > 0xffff ? 4 : code > 0x7ff ? 3 : 2;
          behind = at + length;
        } else if (view.getUint8(at + 1) === SMALL_B) return -1;
        else seen = 0;
        if (letter === PARTS) {
          if (isOpen) words[size++] = SPACE;
          // Behind a number its digits would be taken for the beginning of the word.
          isOpen = length > LONGEST_PLAIN;
        } else {
          if (letter === UNSURE) return -1;
          if (!isOpen) {
            let begin = at;
            while (begin > floor && ASCII_LETTERS[view.getUint8(begin - 1)] !== 0) begin -= 1;
            // What stands there may be an entity, and none of the word.
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
