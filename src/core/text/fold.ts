/**
 * Folds text for comparison: case, diacritics, width, quotes and dashes are normalized, invisible characters removed.
 */
import { isAscii, lazyPattern } from '../../lazy-pattern.js';
import type { Span } from '../../types.js';

export interface Folded {
  readonly text: string;
  /** Maps a span of the folded text back to the original. */
  span(start: number, end: number): Span;
}

/** Folds a text and can map spans of the result back to the original. Compare only with other folded text. */
export const fold = (original: string): Folded =>
  isAscii(original) ? foldedAscii(original.toLowerCase()) : traced(original, folded(original), foldCharacter);

/** Like `fold`, but keeps capitals. */
export const foldKeepingCase = (original: string): Folded =>
  isAscii(original)
    ? foldedAscii(original)
    : traced(
        original,
        original.replace(NOT_ASCII, (characters) => mapped(characters, foldCased)),
        foldCased,
      );

/** In ASCII, only case is folded, and backticks, which are typed for apostrophes. */
const foldedAscii = (text: string): Folded => ({ text: text.replaceAll('`', "'"), span: samePlace });

const samePlace = (start: number, end: number): Span => ({ start, end });

/** @param foldOne returns what a single character became in `text` */
function traced(original: string, text: string, foldOne: (character: string) => string): Folded {
  let origins: Uint32Array | null = null;
  let asked = 0;
  const span = (start: number, end: number): Span => {
    asked += 1;
    if (asked <= COUNTED && start < end) return countedOut(original, start, end, foldOne);
    origins ??= originsOf(original, text.length, foldOne);
    const last = origins[end - 1];
    let next = end;
    // One character may have become several: its end is where the next one begins.
    while (next < text.length && origins[next] === last) next += 1;
    return { start: origins[start]!, end: origins[next]! };
  };
  return { text, span };
}

/** Returns the folded text in composed form (NFC), for use as a key or for display. */
export function foldText(text: string): string {
  if (isAscii(text)) return foldedAscii(text.toLowerCase()).text;
  const result = folded(text);
  return isAscii(result) ? result : compose(result);
}

/**
 * Returns the composed form (NFC) in linear time: ordering a long run of marks takes quadratic time, so runs are
 * capped.
 */
export function compose(text: string): string {
  return isAscii(text) ? text : text.replace(/(\p{M}{30})\p{M}+/gu, '$1').normalize('NFC');
}

/** Like `compose`, for text that is used as it is: most texts have nothing to compose, which a quick test shows. */
export const composed = (text: string): string => (MAY_COMPOSE.test(text) ? compose(text) : text);

/** Marks and vowels that compose with the letter before them: Latin, Greek, Cyrillic and Arabic, Hangul, Kana. */
const MAY_COMPOSE = /[\u0300-\u036f\u0653-\u0655\u1161-\u11c2\u3099\u309a]/;

/** Removes invisible characters inside words: soft hyphens, word joiners and zero-width no-break spaces. */
export const withoutHyphenation = (text: string): string => text.replace(/[\u00ad\u2060\ufeff]/g, '');

// Han ideographs fold to themselves; excluding them saves time, since they are numerous.
const FOLDABLE = /[^\0-_a-\x7f\u3400-\u9fff]+/gu;

const NOT_ASCII = /[^\0-_a-\x7f]+/gu;

const folded = (text: string): string =>
  text.replace(FOLDABLE, (characters) => mapped(characters, foldCharacter)).toLowerCase();

/**
 * Copies unchanged stretches whole, since a long string made of single characters is slow to read. Parts are joined at
 * the end, since appending keeps all intermediate strings alive until the result is read.
 */
function mapped(characters: string, foldOne: (character: string) => string): string {
  const parts: string[] = [];
  let done = 0;
  let index = 0;
  for (const character of characters) {
    const folded = foldOne(character);
    if (folded !== character) {
      if (index > done) parts.push(characters.slice(done, index));
      parts.push(folded);
      done = index + character.length;
    }
    index += character.length;
  }
  return done === 0 ? characters : parts.join('') + characters.slice(done);
}

/** Folds a character, but keeps its case. */
function foldCased(character: string): string {
  const result = foldCharacter(character);
  return character === character.toLowerCase() ? result : result.toUpperCase();
}

function originsOf(original: string, length: number, foldOne: (character: string) => string): Uint32Array {
  const origins = new Uint32Array(length + 1);
  let at = 0;
  let index = 0;
  for (const character of original) {
    const width = character <= '\x7f' ? 1 : foldOne(character).length;
    origins.fill(index, at, at + width);
    at += width;
    index += character.length;
  }
  origins[length] = original.length;
  return origins;
}

/**
 * Number of spans located by scanning the text; most texts are asked for one or two, which is faster than computing all
 * origins.
 */
const COUNTED = 3;

/** Locates a non-empty span of the folded text by scanning the original. */
function countedOut(original: string, start: number, end: number, foldOne: (character: string) => string): Span {
  let first = original.length;
  let at = 0;
  for (let index = 0; index < original.length; ) {
    const isPlain = original.charCodeAt(index) < 0x80;
    const character = isPlain ? '' : String.fromCodePoint(original.codePointAt(index)!);
    const width = isPlain ? 1 : foldOne(character).length;
    if (width > 0 && at >= end) return { start: first, end: index };
    if (at <= start && start < at + width) first = index;
    at += width;
    index += isPlain ? 1 : character.length;
  }
  return { start: first, end: original.length };
}

/** Bounds how much memory a hostile text can claim. */
const CACHED_CHARACTERS = 20_000;
const cache = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  const result = computeCharacter(character);
  if (cache.size < CACHED_CHARACTERS) cache.set(character, result);
  return result;
}

function computeCharacter(character: string): string {
  let result = '';
  // Decomposed and not composed again, so that text matches however it was typed.
  for (const part of (REPLACED.get(character) ?? character).normalize('NFKD')) {
    if (IGNORED().test(part)) continue;
    // JavaScript lacks full case folding; this emulates it: ẞ → ß → SS → ss.
    for (const letter of part.toLowerCase().toUpperCase().toLowerCase()) {
      if (!IGNORED().test(letter)) result += REPLACED.get(letter) ?? letter;
    }
  }
  return result;
}

/**
 * Invisible characters, the Arabic tatweel, and the diacritics of Latin, Greek, Cyrillic, Arabic and Hebrew. Marks of
 * other scripts are vowels or voicing marks and are kept.
 */
const IGNORED = lazyPattern(
  String.raw`\p{DI}|\u0640|[\u0300-\u036f]|(?=\p{M})[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Arab}\p{scx=Hebr}\p{scx=Zinh}\p{scx=Zyyy}]`,
  'u',
);

/** Characters that Unicode does not decompose, or decomposes into something unwanted. */
const REPLACED = new Map<string, string>(
  [
    ["'", '`´‘’‚‛′ʹʻʼ׳'],
    ['"', '“”„‟″«»״'],
    ['-', '‐‒–—―−'],
    [' ', '™℠'],
    ['a', 'ⱥ'],
    ['ae', 'æ'],
    ['b', 'ƀɓ'],
    ['d', 'đðɖɗ'],
    ['g', 'ǥ'],
    ['h', 'ħ'],
    ['i', 'ıɨ'],
    ['k', 'ƙ'],
    ['l', 'łƚ'],
    ['n', 'ŋ'],
    ['o', 'øɵ'],
    ['oe', 'œ'],
    ['t', 'ŧ'],
    ['th', 'þ'],
    ['u', 'ʉ'],
    ['y', 'ƴ'],
    ['z', 'ƶ'],
    // Persian and Arabic keyboards have different kaf and yeh characters.
    ['ك', 'ک'],
    ['ي', 'یى'],
  ].flatMap(([plain = '', variants = '']) => [...variants].map((variant) => [variant, plain] as const)),
);
