/**
 * Wildcards in words: `plug*` matches any ending, `wom?n` any one letter, and a standalone `*` one or more words
 * between others.
 */
import { lazyPattern } from '../../lazy-pattern.js';

export function hasWildcard(text: string): boolean {
  return ASTERISK.test(text) || (text.includes('?') && ONE_LETTER().test(text));
}

/** Whether its asterisks or question marks are meant as wildcards. This includes a leading `*`, which is an error. */
export function isMeantAsWildcard(text: string): boolean {
  return hasWildcard(text) || LEADING().test(text);
}

/** A question mark between two letters, which therefore cannot end a sentence. */
export const ONE_LETTER = lazyPattern(String.raw`(?<=[\p{L}\p{M}])\?(?=[\p{L}\p{M}])`, 'u');

/** An asterisk at the end of a word: E*TRADE and M*A*S*H are names. */
const ASTERISK = /\*(?=\s|$)/u;

const LEADING = lazyPattern(String.raw`(?<=^|\s)\*+(?=[\p{L}\p{N}])`, 'u');

/**
 * Splits `a * b * * c` into its stretches of words; `gap` is the least number of words before each, 0 for the first.
 */
export function stretchesOf(text: string): readonly { readonly text: string; readonly gap: number }[] {
  const stretches: { text: string; gap: number }[] = [];
  let gap = 0;
  for (const word of text.split(/\s+/u)) {
    const last = stretches.at(-1);
    if (word === '*') gap += 1;
    else if (last === undefined || gap > 0) stretches.push({ text: word, gap });
    else last.text += ` ${word}`;
    if (word !== '*') gap = 0;
  }
  return stretches;
}

/** Returns what is wrong with the asterisks of a text, or null. */
export function wildcardProblem(text: string): WildcardProblem | null {
  const leading = LEADING().exec(text);
  if (leading !== null) {
    const expected = 'a word that it ends, such as plug*; a name that begins with it is written as raw:"*NSYNC"';
    return { index: leading.index, problem: 'there is nothing before this *', expected };
  }
  const expected = 'words on both sides, or a word that it ends';
  const first = /^\s*\*/u.exec(text);
  if (first !== null) return { index: first[0].length - 1, problem: 'there is nothing before this *', expected };
  const trailing = /\s\*+\s*$/u.exec(text);
  return trailing === null ? null : { index: trailing.index + 1, problem: 'there is nothing after this *', expected };
}

export interface WildcardProblem {
  readonly index: number;
  readonly problem: string;
  /** What would have been valid. */
  readonly expected: string;
}

/** Returns the canonical text. */
export function normalizeWildcard(text: string): string {
  return text
    .trim()
    .replace(/\*{2,}(?=\s|$)/gu, '*')
    .replace(/\s+/gu, ' ');
}
