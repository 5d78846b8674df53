/** A text cut into words and signs, once, into arrays that are used again: hashes, places, and what each is. */
import type { Span } from '../../types.js';
import { CLASS_OF, DIGIT, folded, JOINER, LETTER, PICTURE, SPACE } from './characters.js';
import { emojiHash, hashOf, mix, SEED } from './hash.js';
import { roleOf } from './roles.js';

export const WORD = 1;
export const NUMBER = 2;
export const LINK = 3;
/** An account, or the brand: who is meant says nothing of what is felt. */
export const NAME = 4;
export const EMOJI = 5;
export const FACE = 6;
export const SIGN = 7;

/** Flags of a token. */
export const CAPS = 1;
const CAPITAL = 2;
export const LONG = 4;
export const TAG = 8;
export const BRAND = 16;
export const LINE_START = 32;

/** What is read of a text: opinions stand within it, and what is longer is cut to the brand's surroundings before. */
export const MOST_TOKENS = 1500;
const MOST_UNITS = 24_000;
/** Of one word. */
export const MOST_LETTERS = 40;

export const tokens = {
  count: 0,
  /** That may say something: neither a link, nor who is spoken to or of. */
  telling: 0,
  words: 0,
  /** Words in capitals. */
  loud: 0,
  kind: new Uint8Array(MOST_TOKENS),
  flags: new Uint8Array(MOST_TOKENS),
  hash: new Int32Array(MOST_TOKENS),
  /** What it does to others: roles.ts. */
  role: new Uint8Array(MOST_TOKENS),
  /** With every run of a letter as one: `loooove` as `love`. */
  short: new Int32Array(MOST_TOKENS),
  start: new Int32Array(MOST_TOKENS),
  end: new Int32Array(MOST_TOKENS),
  /** Where its folded letters stand in `units`, a space before and behind. */
  from: new Int32Array(MOST_TOKENS),
  to: new Int32Array(MOST_TOKENS),
  units: new Uint16Array(MOST_UNITS),
};

const A_LINK = hashOf('\u0001link');
const A_NAME = hashOf('\u0001name');
const A_NUMBER = hashOf('\u0001number');

/** @param brand in order, not overlapping */
export function tokenize(text: string, brand: readonly Span[]): typeof tokens {
  tokens.count = 0;
  tokens.telling = 0;
  tokens.words = 0;
  tokens.loud = 0;
  written = 1;
  tokens.units[0] = 0x20;
  let at = 0;
  let next = 0;
  let isLineStart = true;
  const { length } = text;
  while (at < length && tokens.count < MOST_TOKENS - 1 && written < MOST_UNITS - MOST_LETTERS - 8) {
    while (next < brand.length && brand[next]!.end <= at) next++;
    const hidden = brand[next];
    if (hidden !== undefined && at >= hidden.start) {
      const previous = tokens.count - 1;
      if (previous < 0 || (tokens.flags[previous]! & BRAND) === 0 || tokens.end[previous]! < hidden.start - 1)
        put(NAME, BRAND, A_NAME, at, hidden.end);
      at = hidden.end;
      continue;
    }
    const limit = hidden === undefined ? length : hidden.start;
    const unit = text.charCodeAt(at);
    const kind = CLASS_OF[unit]!;
    if (kind === SPACE) {
      if (unit === 10) isLineStart = true;
      at++;
      continue;
    }
    const before = tokens.count;
    at = kind === JOINER ? at + 1 : tokenAt(text, at, limit, kind, unit);
    if (isLineStart && tokens.count > before) {
      tokens.flags[before]! |= LINE_START;
      isLineStart = false;
    }
  }
  return tokens;
}

let written = 1;

// Taken out of the object once: they are written for every token and letter.
const { kind: kinds, flags: flagsOf, hash: hashes, role: roles, short: shorts } = tokens;
const { start: starts, end: ends, from: froms, to: tos, units } = tokens;

function put(kind: number, flags: number, hash: number, start: number, end: number): void {
  const place = tokens.count++;
  if (kind !== LINK && kind !== NAME) tokens.telling++;
  if (kind === WORD) {
    tokens.words++;
    if ((flags & CAPS) !== 0) tokens.loud++;
  }
  kinds[place] = kind;
  flagsOf[place] = flags;
  hashes[place] = hash;
  roles[place] = roleOf(hash);
  shorts[place] = hash;
  starts[place] = start;
  ends[place] = end;
  froms[place] = written;
  tos[place] = written;
}

function tokenAt(text: string, start: number, limit: number, kind: number, unit: number): number {
  if (kind === LETTER) {
    // h|w: links begin so.
    if ((unit | 0x20) === 0x68 && isLink(text, start)) return linkAt(text, start, limit);
    if ((unit | 0x20) === 0x77 && text.startsWith('www.', start)) return linkAt(text, start, limit);
    return wordAt(text, start, start, limit, 0);
  }
  if (kind === DIGIT) return numberAt(text, start, limit);
  if (kind === PICTURE) return pictureAt(text, start, limit);
  if (unit === 0x40 && start + 1 < limit && isWordUnit(text.charCodeAt(start + 1))) return nameAt(text, start, limit);
  if (unit === 0x23 && start + 1 < limit && CLASS_OF[text.charCodeAt(start + 1)] === LETTER) {
    return tagAt(text, start, limit);
  }
  return faceAt(text, start, limit) ?? signAt(text, start, limit, unit);
}

const isWordUnit = (unit: number): boolean => CLASS_OF[unit] === LETTER || CLASS_OF[unit] === DIGIT || unit === 0x5f;

const isLink = (text: string, at: number): boolean =>
  text.startsWith('http', at) && (text.startsWith('://', at + 4) || text.startsWith('s://', at + 4));

function linkAt(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && CLASS_OF[text.charCodeAt(at)] !== SPACE) at++;
  put(LINK, 0, A_LINK, start, at);
  return at;
}

function nameAt(text: string, start: number, limit: number): number {
  let at = start + 1;
  while (at < limit && isWordUnit(text.charCodeAt(at))) at++;
  put(NAME, 0, A_NAME, start, at);
  return at;
}

function numberAt(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const unit = text.charCodeAt(at);
    const within =
      (unit === 0x2e || unit === 0x2c || unit === 0x3a) &&
      at + 1 < limit &&
      CLASS_OF[text.charCodeAt(at + 1)] === DIGIT;
    if (CLASS_OF[unit] !== DIGIT && !within) break;
    at++;
  }
  // `2nd`, `10k`, `gr8`-like endings are words of their own; a number alone is any number, but for one or two digits.
  let hash = A_NUMBER;
  if (at - start <= 2) {
    hash = SEED;
    for (let place = start; place < at; place++) hash = mix(hash, folded(text.charCodeAt(place)));
  }
  put(NUMBER, 0, hash, start, at);
  return at;
}

/** `#LoveThis` is two words, `#lovethis` one; a tag is as good as what it says. */
function tagAt(text: string, start: number, limit: number): number {
  return wordAt(text, start, start + 1, limit, TAG);
}

function wordAt(text: string, start: number, first: number, limit: number, given: number): number {
  let hash = SEED;
  let previous = 0;
  let run = 0;
  let capitals = 0;
  let small = 0;
  let flags = given;
  let at = first;
  const from = written;
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    const kind = CLASS_OF[unit]!;
    if (kind === JOINER) continue;
    if (kind !== LETTER && !(kind === DIGIT && at > first)) {
      if (unit === 0x5f && given === TAG) break;
      // An apostrophe or a hyphen between letters.
      if (folded(unit) !== 0x27) break;
      if (at + 1 >= limit || CLASS_OF[text.charCodeAt(at + 1)] !== LETTER) break;
    }
    const letter = folded(unit);
    if (letter !== unit && kind === LETTER) {
      // Where a new word begins in a tag.
      if (given === TAG && small > 0 && at > first) break;
      capitals++;
    } else if (kind === LETTER) small++;
    run = letter === previous ? run + 1 : 1;
    previous = letter;
    if (run >= 3) flags |= LONG;
    if (run <= 2 && written - from < MOST_LETTERS) {
      hash = mix(hash, letter);
      units[written++] = letter;
    }
  }
  if (capitals > 0) flags |= small === 0 && capitals > 1 ? CAPS : CAPITAL;
  const place = tokens.count;
  const to = written;
  put(WORD, flags, hash, start, at);
  tokens.from[place] = from;
  tokens.to[place] = to;
  if ((flags & LONG) !== 0) tokens.short[place] = shortHash(text, first, at);
  tokens.units[written++] = 0x20;
  if (given === TAG && at < limit && CLASS_OF[text.charCodeAt(at)] === LETTER && tokens.count < MOST_TOKENS - 1) {
    return wordAt(text, at, at, limit, TAG);
  }
  return at;
}

/** With every run of a letter as one. */
function shortHash(text: string, start: number, end: number): number {
  let hash = SEED;
  let previous = 0;
  for (let at = start; at < end; at++) {
    const letter = folded(text.charCodeAt(at));
    if (letter !== previous && CLASS_OF[letter] !== JOINER) hash = mix(hash, letter);
    previous = letter;
  }
  return hash;
}

/** A picture by its code point: the same for every skin. */
function pictureAt(text: string, start: number, limit: number): number {
  const code = text.codePointAt(start)!;
  const end = Math.min(start + (code > 0xffff ? 2 : 1), limit);
  if (code >= 0x1f3fb && code <= 0x1f3ff) return end;
  put(EMOJI, 0, emojiHash(code), start, end);
  return end;
}

const EYES = new Set([0x3a, 0x3b, 0x3d]);
const NOSES = new Set([0x2d, 0x27, 0x6f, 0x5e]);
const GLAD = hashOf('\u0001:)');
const LAUGHING = hashOf('\u0001:D');
const SAD = hashOf('\u0001:(');
const WRY = hashOf('\u0001:/');
const HEART = hashOf('\u0001<3');
const BROKEN = hashOf('\u0001</3');
const MOUTHS = new Map<number, number>([
  [0x29, GLAD],
  [0x5d, GLAD],
  [0x7d, GLAD],
  [0x44, LAUGHING],
  [0x33, GLAD],
  [0x2a, GLAD],
  [0x50, GLAD],
  [0x70, GLAD],
  [0x28, SAD],
  [0x5b, SAD],
  [0x7b, SAD],
  [0x7c, WRY],
  [0x2f, WRY],
  [0x5c, WRY],
  [0x53, WRY],
]);
export const FACES: readonly (readonly [number, number])[] = [
  [GLAD, 2],
  [LAUGHING, 2.5],
  [SAD, -2],
  [WRY, -1.2],
  [HEART, 2.5],
  [BROKEN, -2.5],
];

/** `:)`, `;-(`, `<3`; null: none. Not in `12:30` or `http:/`, whose parts were read before. */
function faceAt(text: string, start: number, limit: number): number | null {
  const unit = text.charCodeAt(start);
  if (unit === 0x3c) {
    if (text.startsWith('3', start + 1) && start + 2 <= limit) return face(HEART, start, start + 2);
    if (text.startsWith('/3', start + 1) && start + 3 <= limit) return face(BROKEN, start, start + 3);
    return null;
  }
  if (!EYES.has(unit)) return null;
  let at = start + 1;
  if (at < limit && NOSES.has(text.charCodeAt(at))) at++;
  if (at >= limit) return null;
  const mouth = text.charCodeAt(at);
  const hash = MOUTHS.get(mouth);
  if (hash === undefined) return null;
  if (CLASS_OF[mouth] === LETTER || CLASS_OF[mouth] === DIGIT) {
    if (at + 1 < limit && isWordUnit(text.charCodeAt(at + 1))) return null;
  }
  at++;
  while (at < limit && text.charCodeAt(at) === mouth) at++;
  return face(hash, start, at);
}

function face(hash: number, start: number, end: number): number {
  put(FACE, 0, hash, start, end);
  return end;
}

/** One sign, however often: `!!!` is said by style. */
function signAt(text: string, start: number, limit: number, unit: number): number {
  let at = start + 1;
  while (at < limit && text.charCodeAt(at) === unit) at++;
  let hash = mix(SEED, folded(unit));
  if (unit === 0x2e && at - start > 1) hash = mix(SEED, 0x2026);
  if (unit === 0x21 && at - start > 1) hash = mix(hash, unit);
  put(SIGN, at - start > 1 ? LONG : 0, hash, start, at);
  return at;
}
