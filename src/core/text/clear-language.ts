/**
 * Detects the language of texts whose function words ("small words") identify it clearly, in one pass and without
 * allocating anything: most posts are such texts. Anything less clear or less plain is left to the slower
 * latin-language.ts.
 */
import { addVotes, LATIN_LANGUAGES, mixFirst, mixSecond, ROMANISED, SEED, smallByHash } from './small-words.js';

/** The lead that the best language must have: a minimum score, and a minimum ratio to the second best. */
export interface Lead {
  readonly score: number;
  readonly lead: number;
}

/** A lead in small words that no other evidence outweighs. */
export const CLEAR: Lead = { score: 3, lead: 2 };

/**
 * @param length number of code units to look at
 * @returns null for a language without a code; undefined if it is not clear, or the text has characters not handled
 * here
 */
export function clearLanguage(text: string, length: number): string | null | undefined {
  return countWords(text, Math.min(length, text.length)) ? leader(scores, CLEAR) : undefined;
}

/** Returns the leading language, null if it has no code, or undefined if no language leads by enough. */
export function leader(points: Float64Array, least: Lead): string | null | undefined {
  let first = 0;
  let second = 0;
  let best = -1;
  for (let language = 0; language < points.length; language++) {
    const score = points[language]!;
    if (score > first) {
      second = first;
      first = score;
      best = language;
    } else if (score > second) second = score;
  }
  if (first < least.score || first < second * least.lead) return undefined;
  const language = LATIN_LANGUAGES[best]!;
  return language === ROMANISED ? null : language;
}

const scores = new Float64Array(LATIN_LANGUAGES.length);

/**
 * Character classes: GAP separates words, LETTER has a lower-case form in `SMALL`, APOSTROPHE joins its neighbors into
 * one word, SPACE ends an address, OTHER ends this fast path.
 */
const GAP = 0;
const LETTER = 1;
const APOSTROPHE = 2;
const DIGIT = 3;
const SPACE = 4;
const OTHER = 5;

const LETTERS = 0x250;
const CLASS_OF = new Uint8Array(LETTERS);
const SMALL = new Uint16Array(LETTERS);
for (let unit = 0; unit < 0x80; unit++) {
  const letter = unit | 0x20;
  CLASS_OF[unit] = letter >= 0x61 && letter <= 0x7a && unit > 0x40 ? LETTER : GAP;
  SMALL[unit] = unit > 0x40 && unit < 0x5b ? letter : unit;
}
CLASS_OF.fill(DIGIT, 0x30, 0x3a);
CLASS_OF.fill(SPACE, 9, 14);
CLASS_OF[0x20] = SPACE;
CLASS_OF[0x27] = APOSTROPHE;
CLASS_OF.fill(OTHER, 0x80);

/** Fills in letters beyond ASCII when the first one is met: a scan of a few posts may meet none. */
function readLetters(): void {
  CLASS_OF.fill(LETTER, 0xc0);
  CLASS_OF.fill(GAP, 0x80, 0xc0);
  CLASS_OF[0xd7] = CLASS_OF[0xf7] = GAP;
  CLASS_OF[0xa0] = SPACE;
  // Left to the slow path: ¿ and ¡ are evidence for Spanish, some of these are letters or numbers, a soft hyphen joins
  // its neighbors, and İ has two code units in lower case.
  for (const unit of [0xa1, 0xad, 0xbf, 0xaa, 0xb2, 0xb3, 0xb5, 0xb9, 0xba, 0xbc, 0xbd, 0xbe, 0x130])
    CLASS_OF[unit] = OTHER;
  for (let unit = 0x80; unit < LETTERS; unit++) SMALL[unit] = String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

/** Dashes, quotes, currency signs, ™, arrows and older pictographs: neither letters nor numbers. */
const GAPS = [
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20bf],
  [0x2122, 0x2122],
  [0x2190, 0x21ff],
  [0x2600, 0x2775],
  [0x2794, 0x27bf],
] as const;

function classOf(unit: number): number {
  if (unit < LETTERS) {
    if (unit >= 0x80 && SMALL[0x80] === 0) readLetters();
    return CLASS_OF[unit]!;
  }
  if (unit === 0x2019) return APOSTROPHE;
  for (const [from, to] of GAPS) if (unit >= from && unit <= to) return GAP;
  return OTHER;
}

/** Number of distinct words looked at; each counts once. */
export const ENOUGH_WORDS = 200;
const PLACES = 512;
const seen = new Int32Array(PLACES);
const seenToo = new Int32Array(PLACES);
const seenIn = new Int32Array(PLACES);
let texts = 0;
let words = 0;

/** @returns false if the text contains something that is not handled here */
function countWords(text: string, length: number): boolean {
  scores.fill(0);
  texts = (texts + 1) | 0;
  words = 0;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const kind = classOf(unit);
    if (kind === LETTER) {
      at = readWord(text, at, length);
      if (at < 0) return false;
    } else if (unit === 0x40 || unit === 0x23) {
      at = handleEnd(text, at + 1, length);
      if (at < 0) return false;
    } else if (kind === OTHER) {
      if (!isPicture(text, at, length)) return false;
      at += 2;
    } else at++;
  }
  return true;
}

/** Whether an emoji of two code units begins here. Letters and numbers of two code units do not count. */
function isPicture(text: string, at: number, length: number): boolean {
  const unit = text.charCodeAt(at);
  const second = at + 1 < length ? text.charCodeAt(at + 1) : 0;
  return (
    (unit === 0xd83d || (unit === 0xd83c && second >= 0xdd70) || (unit === 0xd83e && second < 0xdf00)) &&
    second >= 0xdc00
  );
}

/**
 * Returns the end of a handle or hashtag, given the index after `@` or `#`; -1 if it contains something that is not
 * handled here.
 */
function handleEnd(text: string, start: number, length: number): number {
  let at = start;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    const kind = classOf(unit);
    if (kind === OTHER) return isPicture(text, at, length) ? at : -1;
    if (kind !== LETTER && kind !== DIGIT && unit !== 0x5f && unit !== 0x2e && unit !== 0x2d) break;
  }
  return at;
}

/**
 * Returns the end of the address that begins at `start`; -1 if none does, -2 if it contains something that is not
 * handled here.
 */
function linkEnd(text: string, start: number, length: number): number {
  if (!/^(?:https?:\/\/|www\.)/.test(text.slice(start, Math.min(start + 8, length)))) return -1;
  for (let at = start; at < length; at++) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === SPACE) return at;
    if (kind === OTHER) return -2;
  }
  return length;
}

/** @returns the end of the word; -1 if it contains something that is not handled here */
function readWord(text: string, start: number, length: number): number {
  let first = SEED;
  let second = SEED;
  let at = start;
  // Hashes of the part up to and including the apostrophe, if there is one, and of the part after it.
  let head = 0;
  let headToo = 0;
  let hasHead = false;
  let behind = start;
  let tail = SEED;
  let tailToo = SEED;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    const kind = classOf(unit);
    if (kind === LETTER) {
      const small = SMALL[unit]!;
      // Addresses begin with `ht` or `ww`, even when glued to a word.
      if ((unit === 0x68 && text.charCodeAt(at + 1) === 0x74) || (unit === 0x77 && text.charCodeAt(at + 1) === 0x77)) {
        const end = linkEnd(text, at, length);
        if (end === -2) return -1;
        if (end >= 0) {
          if (hasHead) return -1;
          if (at > start) put(first, second, text, start, at);
          return end;
        }
      }
      first = mixFirst(first, small);
      second = mixSecond(second, small);
      if (hasHead) {
        tail = mixFirst(tail, small);
        tailToo = mixSecond(tailToo, small);
      }
      continue;
    }
    if (kind !== APOSTROPHE) {
      if (kind === OTHER && !isPicture(text, at, length)) return -1;
      break;
    }
    // Only an apostrophe between letters counts. A word with more than one is left to the slow path.
    if (at + 1 >= length || classOf(text.charCodeAt(at + 1)) !== LETTER) {
      if (at + 1 < length && classOf(text.charCodeAt(at + 1)) === OTHER && !isPicture(text, at + 1, length)) return -1;
      break;
    }
    if (hasHead) return -1;
    hasHead = true;
    first = mixFirst(first, 0x27);
    second = mixSecond(second, 0x27);
    head = first;
    headToo = second;
    behind = at + 1;
  }
  if (!hasHead || smallByHash(first, second, () => spelled(text, start, at)) !== 0) put(first, second, text, start, at);
  else if (words < ENOUGH_WORDS) {
    // Elided articles and pronouns are words of their own.
    add(head, headToo, text, start, behind);
    add(tail, tailToo, text, behind, at);
  }
  return at;
}

/** The word as it is spelled in the lists: lower case, with a straight apostrophe. */
const spelled = (text: string, start: number, end: number): string =>
  text.slice(start, end).toLowerCase().replace('’', "'");

function put(first: number, second: number, text: string, start: number, end: number): void {
  if (words < ENOUGH_WORDS) add(first, second, text, start, end);
}

/** Counts a word, given its hashes and its position in the text, unless it was seen before. */
function add(first: number, second: number, text: string, start: number, end: number): void {
  let place = (first ^ (first >>> 15)) & (PLACES - 1);
  for (; seenIn[place] === texts; place = (place + 1) & (PLACES - 1))
    if (seen[place] === first && seenToo[place] === second) return;
  seen[place] = first;
  seenToo[place] = second;
  seenIn[place] = texts;
  words++;
  const set = smallByHash(first, second, () => spelled(text, start, end));
  if (set !== 0) addVotes(scores, set, 1);
}
