/** Tokens of the query language. */
import { QueryError } from '../../errors.js';
import { lazyPattern } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';

/** Columns count from 1, in UTF-16 code units of the input. */
export type Token =
  // A query of words alone is a brand name; in an expression, the parser decides what a word means.
  | { readonly type: 'word'; readonly text: string; readonly column: number }
  | { readonly type: 'leaf'; readonly node: QueryNode; readonly text: string; readonly column: number }
  | {
      readonly type: 'near';
      readonly words: number;
      readonly ordered: boolean;
      readonly text: string;
      readonly column: number;
    }
  | { readonly type: Sign; readonly text: string; readonly column: number };

export type Sign = 'and' | 'or' | 'not' | 'open' | 'close';

/** @param expected what would have been valid at that column */
export type Refuse = (problem: string, column: number, expected: string) => never;

/** Parses a token; null if it has no meaning (white space). */
export type Read = (text: string, column: number, refuse: Refuse) => Token | null;

export const leaf = (node: QueryNode, text: string, column: number): Token => ({ type: 'leaf', node, text, column });

/** Whether a text contains a letter, digit or symbol; punctuation alone cannot be searched for. */
export const namesSomething = (text: string): boolean => WORDY().test(text);

const WORDY = lazyPattern(String.raw`[\p{Alphabetic}\p{N}\p{So}]`, 'u');

/** Builds a one-line error: the problem, its column, and what would have been valid there. */
export function queryError(input: string, problem: string, column: number, expected: string): QueryError {
  return new QueryError(`${problem} (column ${column}); expected ${expected}`, { input, column, expected });
}

export const QUOTE = '"“”„‟«»＂';
/** A character of a word: anything but white space, parentheses, bars and quotation marks. */
export const IN_WORD = `[^\\s()|${QUOTE}]`;
export const PHRASE = `[${QUOTE}][^${QUOTE}]*[${QUOTE}]`;
