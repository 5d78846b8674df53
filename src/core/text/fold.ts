/** Text as it is compared: case, diacritics, width, quotes and dashes folded, invisible characters left out. */
import { isAscii, lazyPattern } from '../../lazy-pattern.js';
import type { Span } from '../../types.js';

export interface Folded {
  readonly text: string;
  /** Where a part of the folded text stands in the original. */
  span(start: number, end: number): Span;
}

/** Folds a text and remembers where every part of it came from. Compare it with folded text only. */
export const fold = (original: string): Folded =>
  isAscii(original) ? foldedAscii(original.toLowerCase()) : traced(original, folded(original), foldCharacter);

/** The same, with capitals kept. */
export const foldKeepingCase = (original: string): Folded =>
  isAscii(original)
    ? foldedAscii(original)
    : traced(
        original,
        original.replace(NOT_ASCII, (characters) => mapped(characters, foldCased)),
        foldCased,
      );

/** Of ASCII nothing is folded but its case, and backticks, which are typed for apostrophes. */
const foldedAscii = (text: string): Folded => ({ text: text.replaceAll('`', "'"), span: samePlace });

const samePlace = (start: number, end: number): Span => ({ start, end });

/** @param foldOne what one character has become in `text` */
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

/** The folded text in composed form: for keys, and for people to read. */
export function foldText(text: string): string {
  if (isAscii(text)) return foldedAscii(text.toLowerCase()).text;
  const result = folded(text);
  return isAscii(result) ? result : compose(result);
}

/** Unicode's composed form in linear time: putting a long run of marks in order takes the square of its length. */
export function compose(text: string): string {
  return isAscii(text) ? text : text.replace(/(\p{M}{30})\p{M}+/gu, '$1').normalize('NFC');
}

/** The same of a text that is read as it stands: most have nothing to compose, which is told at once. */
export const composed = (text: string): string => (MAY_COMPOSE.test(text) ? compose(text) : text);

/** Marks and vowels that become one with a letter before them: of Latin, Greek, Cyrillic and Arabic; Hangul; Kana. */
const MAY_COMPOSE = /[\u0300-\u036f\u0653-\u0655\u1161-\u11c2\u3099\u309a]/;

/** Without what stands inside words unseen: where they may be broken, and where they must not. */
export const withoutHyphenation = (text: string): string => text.replace(/[\u00ad\u2060\ufeff]/g, '');

// Han ideographs fold to themselves, and there are many of them.
const FOLDABLE = /[^\0-_a-\x7f\u3400-\u9fff]+/gu;

const NOT_ASCII = /[^\0-_a-\x7f]+/gu;

const folded = (text: string): string =>
  text.replace(FOLDABLE, (characters) => mapped(characters, foldCharacter)).toLowerCase();

/**
 * Stretches that stay as they are are taken whole: a long text of single characters is slow to read again. Parts are
 * joined at the end: adding each to a text so far keeps all of those texts until it is read.
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

/** Folded but for its case. */
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

/** Spans of a text that are counted out each: most texts are asked for one or two, which takes less than all origins. */
const COUNTED = 3;

/** @param start of a span of the folded text that is not empty */
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

/** Bounds what a hostile text can make us keep. */
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
  // Decomposed, and never composed again: matching sees the same letters whichever way they were typed.
  for (const part of (REPLACED.get(character) ?? character).normalize('NFKD')) {
    if (IGNORED().test(part)) continue;
    // Full case folding is not in the language: ẞ → ß → SS → ss.
    for (const letter of part.toLowerCase().toUpperCase().toLowerCase()) {
      if (!IGNORED().test(letter)) result += REPLACED.get(letter) ?? letter;
    }
  }
  return result;
}

/**
 * Invisible characters, the Arabic stretch, and the diacritics of Latin, Greek, Cyrillic, Arabic and Hebrew. The marks
 * of other scripts are vowels and voices: they stay.
 */
const IGNORED = lazyPattern(
  String.raw`\p{DI}|\u0640|[\u0300-\u036f]|(?=\p{M})[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Arab}\p{scx=Hebr}\p{scx=Zinh}\p{scx=Zyyy}]`,
  'u',
);

/** What Unicode does not decompose, or decomposes into something that nobody means. */
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
    // Persian keyboards and Arabic ones have each their own kaf and yeh.
    ['ك', 'ک'],
    ['ي', 'یى'],
  ].flatMap(([plain = '', variants = '']) => [...variants].map((variant) => [variant, plain] as const)),
);
