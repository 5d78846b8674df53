/** How the name is written: with the capital of a name, or as a common word, perhaps behind an article. */
import type { Span } from '../../types.js';

export interface Casing {
  /** A capital inside a sentence, which most languages give to names alone. */
  readonly isName: boolean;
  /** Small letters throughout, in a text that has its capitals. */
  readonly isWord: boolean;
  /** Never without an article before it, which names seldom have. */
  readonly hasArticle: boolean;
}

const NONE: Casing = { isName: false, isWord: false, hasArticle: false };

/** In German every noun has a capital. */
const NOUNS_ARE_CAPITAL: ReadonlySet<string> = new Set(['de', 'lb']);

/** @param prose where the name stands, and is not marked as tag or account */
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

/** Of the languages that most posts are in. */
const ARTICLES: ReadonlySet<string> = new Set(
  'a an the der die das dem den des ein eine einen einem einer le la les un une el los las una il lo gli de het een o os um uma'.split(
    ' ',
  ),
);

/** Small letters; empty where the name begins the text, or stands behind something else. */
function wordBefore(text: string, start: number): string {
  const end = blanksBefore(text, start);
  let first = end;
  while (end < start && first > 0 && end - first < LONGEST_ARTICLE && isLetter(text.charCodeAt(first - 1))) first -= 1;
  return text.slice(first, end).toLowerCase();
}

const LONGEST_ARTICLE = 6;

/** Behind a small word of the same sentence. */
function isInside(text: string, start: number): boolean {
  const end = blanksBefore(text, start);
  if (end === start) return false;
  const ending = text.charAt(end - 1) === ',' ? end - 2 : end - 1;
  if (!isSmallLetter(text.charAt(ending))) return false;
  let first = ending;
  while (first > 0 && ending - first < LONGEST_WORD && !isBlank(text.charCodeAt(first - 1))) first -= 1;
  return isSmallLetter(text.charAt(first));
}

/** Where they begin; the place itself where there are none, or very many. */
function blanksBefore(text: string, place: number): number {
  let first = place;
  while (first > 0 && place - first < MOST_BLANKS && isBlank(text.charCodeAt(first - 1))) first -= 1;
  return place - first < MOST_BLANKS ? first : place;
}

const MOST_BLANKS = 9;

/** Spaces of all widths, tabs; a new line may begin something else. */
const isBlank = (unit: number): boolean =>
  unit === 0x20 || unit === 0x09 || unit === 0xa0 || unit === 0x202f || (unit >= 0x2000 && unit <= 0x200a);

/** Who shouts says nothing by it; of short names capitals are how they are written. */
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

/** As `LETTER`. */
const isLetter = (unit: number): boolean =>
  ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) || (unit >= 0xc0 && unit < 0x2000);
const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();
const isSmallLetter = (letter: string): boolean => letter !== letter.toUpperCase();
