/** Hashes the words of a text, for comparing texts. */
import { isAscii, lazyPattern } from '../../lazy-pattern.js';
import { isUnspaced } from '../text/boundary.js';
import { foldKeepingCase } from '../text/fold.js';

export const HAS_DIGIT = 1;
/** Capitalized, other than at the beginning of a sentence. */
export const IS_NAME = 2;

export const sameWord = (a: number, b: number): boolean => a >>> 2 === b >>> 2;

/** What comes later adds nothing to the question of whether two texts are the same. */
export const WORDS_AT_MOST = 256;

export interface Hashed {
  readonly count: number;
  /** Length in words; a character that counts as a word is half a word. */
  readonly size: number;
}

/** @param into has room for `WORDS_AT_MOST` */
export function hashWords(text: string, into: Uint32Array): Hashed {
  if (isAscii(text)) return hashPlainWords(text, into);
  const written = foldKeepingCase(text).text;
  return isAscii(written) ? hashPlainWords(written, into) : hashWrittenWords(written, into);
}

const WORD = lazyPattern(
  String.raw`\p{N}[\p{N}\p{L}\p{M}]*(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*`,
  'gu',
);

/** @param written folded, with capitals kept */
function hashWrittenWords(written: string, into: Uint32Array): Hashed {
  let count = 0;
  let size = 0;
  let end = 0;
  for (const match of written.matchAll(WORD())) {
    if (count >= WORDS_AT_MOST) break;
    const [word] = match;
    const beginsSentence = match.index === 0 || /[.!?:"\n]/.test(written.slice(end, match.index));
    end = match.index + word.length;
    if (isUnspaced(word)) {
      for (const letter of word) if (count < WORDS_AT_MOST) into[count++] = hashed(letter) & ~3;
      size += word.length / 2;
      continue;
    }
    into[count++] = hashOf(word, /\p{N}/u.test(word), beginsSentence);
    size += 1;
  }
  return { count, size };
}

/** Like `hashWrittenWords`, for ASCII and without a regular expression: nearly all text is ASCII. */
function hashPlainWords(text: string, into: Uint32Array): Hashed {
  let count = 0;
  let beginsSentence = true;
  for (let at = 0; at < text.length && count < WORDS_AT_MOST; ) {
    const kind = kindAt(text, at);
    if ((kind & (LETTER | DIGIT)) === 0) {
      beginsSentence = (kind & ENDS_SENTENCE) !== 0 || (beginsSentence && at > 0);
      at += 1;
      continue;
    }
    const start = at;
    let hash = FNV_BASIS;
    let kinds = 0;
    // In a word that begins with a digit, `.`, `,` or `:` may join digits; in any other, an apostrophe may join letters
    // and digits.
    const isNumber = (kind & DIGIT) !== 0;
    const joint = isNumber ? IN_NUMBERS : APOSTROPHE;
    const joined = isNumber ? DIGIT : LETTER | DIGIT;
    let going = LETTER | DIGIT;
    for (; at < text.length; at += 1) {
      const next = kindAt(text, at);
      if ((next & going) === 0) {
        if ((next & joint) === 0 || (kindAt(text, at + 1) & joined) === 0) break;
        going = joined;
      }
      kinds |= next;
      hash = Math.imul(hash ^ SMALL[text.charCodeAt(at)]!, FNV_PRIME);
    }
    const isName = !beginsSentence && (kind & CAPITAL) !== 0;
    into[count++] =
      (kinds & DIGIT) !== 0
        ? hashOf(text.slice(start, at).replaceAll('`', "'"), true, beginsSentence)
        : (mixed(hash) & ~3) | (isName ? IS_NAME : 0);
    beginsSentence = false;
  }
  return { count, size: count };
}

const [LETTER, CAPITAL, DIGIT, APOSTROPHE, IN_NUMBERS, ENDS_SENTENCE] = [1, 2, 4, 8, 16, 32];

/** Classes and lower case of ASCII characters; backticks are typed for apostrophes. */
const KINDS = new Uint8Array(128);
const SMALL = new Uint8Array(128);
for (let unit = 0; unit < 128; unit += 1) {
  const character = String.fromCharCode(unit);
  KINDS[unit] =
    (/[A-Za-z]/.test(character) ? LETTER : 0) |
    (/[A-Z]/.test(character) ? CAPITAL : 0) |
    (/[0-9]/.test(character) ? DIGIT : 0) |
    (/['`]/.test(character) ? APOSTROPHE : 0) |
    (/[.,:]/.test(character) ? IN_NUMBERS : 0) |
    (/[.!?:"\n]/.test(character) ? ENDS_SENTENCE : 0);
  SMALL[unit] = (character === '`' ? "'" : character.toLowerCase()).charCodeAt(0);
}

/** Returns 0 past the end. */
const kindAt = (text: string, at: number): number => (at < text.length ? KINDS[text.charCodeAt(at)]! : 0);

function hashOf(word: string, hasDigit: boolean, beginsSentence: boolean): number {
  const lower = word.toLowerCase();
  const isName = !hasDigit && !beginsSentence && lower[0] !== word[0];
  const plain = hasDigit ? lower.replace(/[.,](?=\d{3}(?!\d))/g, '') : lower;
  return (hashed(plain) & ~3) | (hasDigit ? HAS_DIGIT : 0) | (isName ? IS_NAME : 0);
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a with a final mixing step. */
function hashed(word: string): number {
  let hash = FNV_BASIS;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), FNV_PRIME);
  return mixed(hash);
}

/** Makes every bit depend on all others (the finalizer of MurmurHash3). */
export function mixed(hash: number): number {
  let bits = hash >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
