/** The pieces of a query, as they are typed. */
import { QueryError } from '../../errors.js';
import { lazyPattern } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';

/** Columns count from 1, in UTF-16 code units of the input. */
export type Token =
  // Words alone are a brand's name; what they are in an expression is found out there.
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

/** `expected` is what would have been understood at that column. */
export type Refuse = (problem: string, column: number, expected: string) => never;

/** What a form of the language means; null: nothing. */
export type Read = (text: string, column: number, refuse: Refuse) => Token | null;

export const leaf = (node: QueryNode, text: string, column: number): Token => ({ type: 'leaf', node, text, column });

/** Punctuation alone is nothing to look for. */
export const namesSomething = (text: string): boolean => WORDY().test(text);

const WORDY = lazyPattern(String.raw`[\p{Alphabetic}\p{N}\p{So}]`, 'u');

/** What went wrong, where, and what would have been understood there, in one line. */
export function queryError(input: string, problem: string, column: number, expected: string): QueryError {
  return new QueryError(`${problem} (column ${column}); expected ${expected}`, { input, column, expected });
}

export const QUOTE = '"“”„‟«»＂';
/** What a word is made of; it ends at white space, parentheses, bars and quotation marks. */
export const IN_WORD = `[^\\s()|${QUOTE}]`;
export const PHRASE = `[${QUOTE}][^${QUOTE}]*[${QUOTE}]`;
