/** How the brand name is written: capitalized like a name, or like a common word, perhaps after an article. */
import type { Span } from '../../types.js';

export interface Casing {
  /** Capitalized inside a sentence, which in most languages only names are. */
  readonly isName: boolean;
  /** In lower case throughout, in a text that does use capitals. */
  readonly isWord: boolean;
  /** Preceded by an article at every occurrence, which is rare for names. */
  readonly hasArticle: boolean;
}

const NONE: Casing = { isName: false, isWord: false, hasArticle: false };

/** German and Luxembourgish capitalize every noun. */
const NOUNS_ARE_CAPITAL: ReadonlySet<string> = new Set(['de', 'lb']);

/** @param prose occurrences of the name, other than in tags and accounts */
export function casingOf(text: string, prose: readonly Span[], language: string | null): Casing {
  if (prose.length === 0) return NONE;
  const isGerman = language !== null && NOUNS_ARE_CAPITAL.has(language);
  let isSmall = true;
  let isName = false;
  for (const { start, end } of prose) {
    const first = text.charAt(start);
    if (isCapital(first)) {
      isSmall = false;
      isName ||= !isGerman && isInside(text, start) && !isAllCapitals(text, start, end);
    } else if (!isSmallLetter(first)) isSmall = false;
  }
  return {
    isName,
    isWord: isSmall && isCapital(firstLetter(text)),
    hasArticle: prose.every(({ start }) => ARTICLES.has(wordBefore(text, start))),
  };
}

/** Articles of the languages that most posts are in. */
const ARTICLES: ReadonlySet<string> = new Set(
  'a an the der die das dem den des ein eine einen einem einer le la les un une el los las una il lo gli de het een o os um uma'.split(
    ' ',
  ),
);

/**
 * Returns the word before the name in lower case; empty if the name begins the text or follows something other than
 * blanks.
 */
function wordBefore(text: string, start: number): string {
  const end = blanksBefore(text, start);
  let first = end;
  while (end < start && first > 0 && end - first < LONGEST_ARTICLE && isLetter(text.charCodeAt(first - 1))) first -= 1;
  return text.slice(first, end).toLowerCase();
}

const LONGEST_ARTICLE = 6;

/** Whether the name follows a lower-case word of the same sentence. */
function isInside(text: string, start: number): boolean {
  const end = blanksBefore(text, start);
  if (end === start) return false;
  const ending = text.charAt(end - 1) === ',' ? end - 2 : end - 1;
  if (!isSmallLetter(text.charAt(ending))) return false;
  let first = ending;
  while (first > 0 && ending - first < LONGEST_WORD && !isBlank(text.charCodeAt(first - 1))) first -= 1;
  return isSmallLetter(text.charAt(first));
}

/** Returns the start of the blanks before a place; the place itself if there are none, or too many. */
function blanksBefore(text: string, place: number): number {
  let first = place;
  while (first > 0 && place - first < MOST_BLANKS && isBlank(text.charCodeAt(first - 1))) first -= 1;
  return place - first < MOST_BLANKS ? first : place;
}

const MOST_BLANKS = 9;

/** Spaces of any width and tabs, but not line breaks, which may begin something else. */
const isBlank = (unit: number): boolean =>
  unit === 0x20 || unit === 0x09 || unit === 0xa0 || unit === 0x202f || (unit >= 0x2000 && unit <= 0x200a);

/**
 * Whether a name of more than four characters is in all capitals: shouting is no evidence, and short names are often
 * written that way.
 */
function isAllCapitals(text: string, start: number, end: number): boolean {
  if (end - start <= 4) return false;
  const name = text.slice(start, end);
  return name === name.toUpperCase();
}

function firstLetter(text: string): string {
  return LETTER.exec(text.slice(0, 200))?.[0] ?? '';
}

const LETTER = /[A-Za-z\u00c0-\u1fff]/;
const LONGEST_WORD = 40;

/** Same range as `LETTER`. */
const isLetter = (unit: number): boolean =>
  ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) || (unit >= 0xc0 && unit < 0x2000);
const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();
const isSmallLetter = (letter: string): boolean => letter !== letter.toUpperCase();
