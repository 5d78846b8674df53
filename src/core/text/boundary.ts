/** Word boundaries in folded text, as in UAX #29, except that `.`, `:` and `'` end a word. */
import { isAscii, lazyPattern } from '../../lazy-pattern.js';

/** Whether a word begins at an index. In scripts written without spaces, every character is a word. */
export function beginsWord(text: string, index: number): boolean {
  return (classOf(text.codePointAt(index)) & (WORD | MARK)) === WORD && beginsAt(text, index);
}

/**
 * Returns the end of the letter that begins at an index, including its marks, or -1 if no letter, digit or `_` begins
 * there. A folded Hangul syllable consists of several characters but is one letter.
 */
export function letterEnd(text: string, index: number): number {
  const first = classOf(text.codePointAt(index));
  if (!(first & WORD)) return -1;
  let end = next(text, index);
  const isLead = first & HANGUL && isJamo(text, index, 0x1100, 0x115f);
  while (classOf(text.codePointAt(end)) & MARK || (isLead && isInSyllable(text, end))) end = next(text, end);
  return end;
}

/** Whether the character is a vowel or final consonant of the preceding Hangul syllable, which folding decomposes. */
export const isInSyllable = (text: string, index: number): boolean => isJamo(text, index, 0x1160, 0x11ff);

/** Returns the end of the word that `index` is inside of or directly after. */
export function wordEnd(text: string, index: number): number {
  let end = index;
  while (end < text.length && !endsAt(text, end)) end = next(text, end);
  return end;
}

const next = (text: string, index: number): number => index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);

function isJamo(text: string, index: number, from: number, to: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= from && unit <= to;
}

/** Whether a letter, mark, digit or `_`, of any script, is at an index. */
export function isWordCharacter(text: string, index: number): boolean {
  return (classOf(text.codePointAt(index)) & WORD) !== 0;
}

/** Returns the index of the first word character at or after `index`, or the length of the text. */
export function skipToWord(text: string, index: number): number {
  let at = index;
  while (at < text.length && !isWordCharacter(text, at)) at += 1;
  return at;
}

/**
 * Whether a code unit is a letter or digit of a script that puts spaces between words and attaches nothing to names, as
 * Korean does. If a name begins or ends with such a character, `beginsAt` and `endsAt` hold only if no other such
 * character is next to it.
 */
export const standsApart = (unit: number): boolean => (classOf(unit) & (JOINS | HANGUL | CONNECTS)) === JOINS;

/** Returns the runs of characters for which `standsApart` holds. */
export function wordsApart(text: string): readonly string[] {
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && standsApart(text.charCodeAt(at))) continue;
    if (at > start) words.push(text.slice(start, at));
    start = at + 1;
  }
  return words;
}

/** Whether a text contains letters of a script written without spaces: Han, Kana, Thai, Khmer, Lao, Burmese. */
export const isUnspaced = (text: string): boolean => !isAscii(text) && UNSPACED().test(text);

/** Whether a name may begin at an index. */
export function beginsAt(text: string, start: number): boolean {
  const first = classOf(text.codePointAt(start));
  // In scripts written without spaces, and for emoji, a name may begin anywhere.
  if (!(first & (JOINS | SYMBOL))) return true;
  const before = classOf(codePointBefore(text, start));
  return !(before & JOINS) && !bridged(first, before, classOf(codePointBefore(text, start - 1)));
}

/** Whether a name may end at an index. */
export function endsAt(text: string, end: number): boolean {
  const last = classOf(codePointBefore(text, end));
  const after = classOf(text.codePointAt(end));
  if (!(last & (JOINS | SYMBOL))) return !(after & MARK);
  // C++17 contains C++, but guess?id=1 does not contain Guess?.
  if (last & SYMBOL) return !(after & JOINS) || (after & DIGIT) !== 0;
  if (after & HANGUL && PARTICLE().test(text.slice(end, end + LONGEST_PARTICLE))) return true;
  return !(after & JOINS) && !bridged(last, after, classOf(text.codePointAt(end + 1)));
}

/** Whether a character joins its neighbors into one word: 7,000 · l·l · the gershayim of a Hebrew acronym. */
function bridged(near: number, between: number, far: number): boolean {
  return (
    ((between & IN_NUMBERS) !== 0 && (near & far & DIGIT) !== 0) ||
    ((between & IN_WORDS) !== 0 && (near & far & LETTER) !== 0) ||
    ((between & IN_HEBREW) !== 0 && (near & far & HEBREW) !== 0)
  );
}

function codePointBefore(text: string, index: number): number | undefined {
  const unit = text.charCodeAt(index - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && index > 1 ? (text.codePointAt(index - 2) ?? unit) : unit;
}

const WORD = 1;
/** A word character that forms one word with its neighbors, unlike those of scripts written without spaces. */
const JOINS = 2;
/** Letters of scripts in which a middle dot may be part of a word; in Han, Kana and Hangul it separates names. */
const LETTER = 4;
const DIGIT = 8;
const MARK = 16;
/** Punctuation or a symbol that belongs to the word next to it, unlike emoji. */
const SYMBOL = 32;
const IN_NUMBERS = 64;
const IN_WORDS = 128;
const IN_HEBREW = 256;
const HEBREW = 512;
const HANGUL = 1024;
const CONNECTS = 4096;
const KNOWN = 2048;

const UNSPACED = lazyPattern(
  String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}\u30fc\u3099\u309a]`,
  'u',
);

const CLASSES: readonly (readonly [number, () => RegExp])[] = [
  [WORD, lazyPattern(String.raw`[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]`, 'u')],
  [LETTER, lazyPattern(String.raw`(?!\p{sc=Hang})\p{L}`, 'u')],
  [DIGIT, lazyPattern(String.raw`\p{Nd}`, 'u')],
  [MARK, lazyPattern(String.raw`\p{M}`, 'u')],
  [SYMBOL, lazyPattern(String.raw`[\p{P}\p{Sm}\p{Sc}\p{Sk}]`, 'u')],
  [IN_NUMBERS, lazyPattern(String.raw`[,;\u0589\u060c\u060d\u066c\u2044]`, 'u')],
  [IN_WORDS, lazyPattern(String.raw`[\u00b7\u055f\u2027]`, 'u')],
  [IN_HEBREW, lazyPattern('"', 'u')],
  [HEBREW, lazyPattern(String.raw`\p{sc=Hebr}`, 'u')],
  [HANGUL, lazyPattern(String.raw`\p{sc=Hang}`, 'u')],
  [CONNECTS, lazyPattern(String.raw`\p{Pc}`, 'u')],
];

/** Korean attaches particles to a name, as English does `'s`. Folded text is decomposed. */
const PARTICLES =
  '은 는 이 가 을 를 의 에 도 로 와 과 만 나 랑 께 에서 에게 으로 까지 부터 보다 처럼 마다 조차 마저 밖에 이나 이랑 한테 에는 에도 에서는 에서도 라는 이라는 입니다 예요 이에요';
const PARTICLE = lazyPattern(
  `^(?:${PARTICLES.normalize('NFKD').replaceAll(' ', '|')})(?![\\p{Alphabetic}\\p{M}\\p{Nd}_])`,
  'u',
);

const LONGEST_PARTICLE = 12;

const known = new Uint16Array(0x110000);

function classOf(codePoint: number | undefined): number {
  if (codePoint === undefined || Number.isNaN(codePoint)) return 0;
  return known[codePoint] || (known[codePoint] = computeClass(codePoint));
}

/** Most texts contain only ASCII, and patterns with Unicode properties are slow on first use. */
const ASCII: readonly (readonly [number, RegExp])[] = [
  [WORD | JOINS | LETTER, /[A-Za-z]/],
  [WORD | JOINS | DIGIT, /[0-9]/],
  [WORD | JOINS | CONNECTS, /_/],
  [SYMBOL, /[!-/:-@[-^`{-~]/],
  [IN_NUMBERS, /[,;]/],
  [IN_HEBREW, /"/],
];

function computeClass(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (codePoint < 0x80)
    return ASCII.reduce((sum, [bit, pattern]) => (pattern.test(character) ? sum | bit : sum), KNOWN);
  const bits = CLASSES.reduce((sum, [bit, pattern]) => (pattern().test(character) ? sum | bit : sum), KNOWN);
  if (!(bits & WORD)) return bits;
  return (isUnspaced(character) ? bits & ~LETTER : bits | JOINS) & ~SYMBOL;
}
