/** Splits a text into words and signs, in one pass. */
import type { Span } from '../../types.js';
import { CLASS_OF, DIGIT, folded, isWordUnit, JOINER, LETTER, PICTURE, SPACE } from './characters.js';
import { faceAt } from './faces.js';
import { emojiHash, hashOf, mix, SEED } from './hash.js';
import {
  BRAND,
  clearTokens,
  EMOJI,
  LINK,
  LONG,
  MOST_LETTERS,
  MOST_TOKENS,
  MOST_UNITS,
  NAME,
  NUMBER,
  put,
  SIGN,
  TAG,
  tokens,
} from './tokens.js';
import { wordAt } from './words.js';

const A_LINK = hashOf('\u0001link');
const A_NAME = hashOf('\u0001name');
const A_NUMBER = hashOf('\u0001number');

/** @param brand positions in order, not overlapping */
export function tokenize(text: string, brand: readonly Span[]): typeof tokens {
  clearTokens();
  let at = 0;
  let next = 0;
  const { length } = text;
  while (at < length && tokens.count < MOST_TOKENS - 1 && tokens.written < MOST_UNITS - MOST_LETTERS - 8) {
    while (next < brand.length && brand[next]!.end <= at) next++;
    const hidden = brand[next];
    if (hidden !== undefined && at >= hidden.start) {
      const previous = tokens.count - 1;
      if (previous < 0 || (tokens.flags[previous]! & BRAND) === 0 || tokens.end[previous]! < hidden.start - 1)
        put(NAME, BRAND, A_NAME, at, hidden.end);
      at = hidden.end;
      continue;
    }
    const unit = text.charCodeAt(at);
    const kind = CLASS_OF[unit]!;
    if (kind === SPACE) {
      at++;
      continue;
    }
    const limit = hidden === undefined ? length : hidden.start;
    at = kind === JOINER ? at + 1 : tokenAt(text, at, limit, kind, unit);
  }
  return tokens;
}

function tokenAt(text: string, start: number, limit: number, kind: number, unit: number): number {
  if (kind === LETTER) {
    // h or w: the first letter of every link.
    if ((unit | 0x20) === 0x68 && isLink(text, start)) return linkAt(text, start, limit);
    if ((unit | 0x20) === 0x77 && text.startsWith('www.', start)) return linkAt(text, start, limit);
    return wordAt(text, start, start, limit, 0);
  }
  if (kind === DIGIT) return numberAt(text, start, limit);
  if (kind === PICTURE) return pictureAt(text, start, limit);
  if (unit === 0x40 && start + 1 < limit && isWordUnit(text.charCodeAt(start + 1))) return nameAt(text, start, limit);
  if (unit === 0x23 && start + 1 < limit && CLASS_OF[text.charCodeAt(start + 1)] === LETTER) {
    // `#LoveThis` is two words, `#lovethis` one. Words of a hashtag count like any others.
    return wordAt(text, start, start + 1, limit, TAG);
  }
  return faceAt(text, start, limit) ?? signAt(text, start, limit, unit);
}

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
  // The letters of `2nd` or `10k` become a word of their own. All numbers share one hash, except those of one or two
  // digits.
  let hash = A_NUMBER;
  if (at - start <= 2) {
    hash = SEED;
    for (let place = start; place < at; place++) hash = mix(hash, folded(text.charCodeAt(place)));
  }
  put(NUMBER, 0, hash, start, at);
  return at;
}

/** An emoji by its code point; skin tones are skipped, so that it is the same for all of them. */
function pictureAt(text: string, start: number, limit: number): number {
  const code = text.codePointAt(start)!;
  const end = Math.min(start + (code > 0xffff ? 2 : 1), limit);
  if (code >= 0x1f3fb && code <= 0x1f3ff) return end;
  put(EMOJI, 0, emojiHash(code), start, end);
  return end;
}

/** A run of the same sign is one token; how loud `!!!` is counts as style (manner.ts). */
function signAt(text: string, start: number, limit: number, unit: number): number {
  let at = start + 1;
  while (at < limit && text.charCodeAt(at) === unit) at++;
  let hash = mix(SEED, folded(unit));
  if (unit === 0x2e && at - start > 1) hash = mix(SEED, 0x2026);
  if (unit === 0x21 && at - start > 1) hash = mix(hash, unit);
  put(SIGN, at - start > 1 ? LONG : 0, hash, start, at);
  return at;
}
