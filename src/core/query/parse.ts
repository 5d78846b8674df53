/** Parses user input into a query: a brand name with its natural forms, or an expression. */
import { patternFor } from '../../lazy-pattern.js';
import type { Person, Query, QueryNode } from '../../types.js';
import { compose, foldText } from '../text/fold.js';
import { parseExpression } from './expression.js';
import { handleForms } from './forms.js';
import { tokenize } from './lexer.js';
import { nameParts } from './name.js';
import { checkPersons } from './person.js';
import { printQuery } from './print.js';
import { queryError, type Token } from './tokens.js';
import { looksFor } from './tree.js';

const MAX_CHARACTERS = 4096;
const MAX_TERMS = 256;

export interface ParseOptions {
  readonly exact?: boolean;
  /** Persons that `from:~name` may refer to; absent: any name is accepted. */
  readonly persons?: readonly Person[];
}

/**
 * Parses a query: plain words are a brand name; any syntax of the query language makes it an expression. With `exact`,
 * a name stands for itself alone, without its natural forms.
 * @throws QueryError with the column; TypeError if `mayHoldRegex` is true and the regular expression engine is not
 * loaded
 */
export function parseQuery(input: string, options: ParseOptions = {}): Query {
  checkCharacters(input);
  const tokens = tokenize(input);
  checkTerms(input, tokens);
  if (options.persons !== undefined) checkPersons(input, tokens, options.persons);
  if (tokens.every((token) => token.type === 'word')) {
    checkDashes(input, tokens);
    return readName(input, options.exact ?? false);
  }
  const node = parseExpression(input, tokens);
  if (!looksFor(node)) {
    const excluded = tokens.find((token) => token.type === 'not')!;
    throw queryError(
      input,
      'only exclusions: there is nothing to search for',
      excluded.column,
      'a word to search for, or *',
    );
  }
  const isPage = node.type === 'field' && node.field === 'link';
  return queryOf(input, node, { brand: isPage ? node.value : input.trim(), owned: [] });
}

/** Whether the regular expression engine must be loaded before the query is parsed. */
export const mayHoldRegex = (input: string): boolean => /(?:^|[^a-z0-9/:])\/[^/]/i.test(input);

function readName(input: string, exact: boolean): Query {
  const name = compose(input.trim().replace(/\s+/gu, ' '));
  if (foldText(name).trim() === '') {
    throw queryError(input, 'there is nothing to search for', 1, 'a brand name, or words to search for');
  }
  const node: QueryNode = { type: 'brand', text: name, exact };
  const owned = exact ? [] : handleForms(name).map((handle) => `@${handle}`);
  return queryOf(input, node, { brand: name, owned });
}

function queryOf(input: string, node: QueryNode, { brand, owned }: Pick<Query, 'brand' | 'owned'>): Query {
  const expression = printQuery(node);
  // The printed form may be longer than the input: `|` becomes ` OR `.
  checkLength(input, expression.length);
  return { input, brand, expression, owned, profile: null, node };
}

/** `Acme - Coffee` is a name, but a dash at either end was meant to exclude something. */
function checkDashes(input: string, tokens: readonly Token[]): void {
  const dash = [tokens[0], tokens.at(-1)].find((token) => token !== undefined && DASHES(token.text).test(token.text));
  if (dash === undefined) return;
  throw queryError(input, `a search term is missing right after ${dash.text}`, dash.column, 'a word after it');
}

const DASHES = patternFor(String.raw`^[\p{Pd}]+$`, 'u');

/** Rejects control characters (other than white space) and lone surrogates, which are never part of a query. */
function checkCharacters(input: string): void {
  checkLength(input, input.length);
  const found = /[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]/u.exec(input);
  if (found === null) return;
  const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  throw queryError(input, `U+${code} cannot be searched for`, found.index + 1, 'letters, digits and signs');
}

function checkLength(input: string, length: number): void {
  if (length <= MAX_CHARACTERS) return;
  const column = Math.min(input.length, MAX_CHARACTERS + 1);
  throw queryError(input, `the query has ${length} characters`, column, `${MAX_CHARACTERS} at most`);
}

function checkTerms(input: string, tokens: readonly Token[]): void {
  let terms = 0;
  for (const token of tokens) {
    terms += token.type === 'word' ? 1 : token.type === 'leaf' ? wordsOf(token.node) : 0;
    if (terms > MAX_TERMS) {
      throw queryError(input, `more than ${MAX_TERMS} terms`, token.column, `${MAX_TERMS} words at most`);
    }
  }
}

function wordsOf(node: QueryNode): number {
  const isWords = node.type === 'phrase' || node.type === 'wildcard' || node.type === 'case';
  return Math.max(1, isWords ? nameParts(node.text).length : 1);
}
