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
  if (text[start - 1] !== ' ') return '';
  let first = start - 1;
  while (first > 0 && start - first < LONGEST_ARTICLE && isLetter(text.charCodeAt(first - 1))) first -= 1;
  return text.slice(first, start - 1).toLowerCase();
}

const LONGEST_ARTICLE = 7;

/** Behind a small word of the same sentence. */
function isInside(text: string, start: number): boolean {
  if (text[start - 1] !== ' ') return false;
  const ending = text.charAt(start - 2) === ',' ? start - 3 : start - 2;
  if (!isSmallLetter(text.charAt(ending))) return false;
  let first = ending;
  while (first > 0 && ending - first < LONGEST_WORD && text[first - 1] !== ' ') first -= 1;
  return isSmallLetter(text.charAt(first));
}

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
