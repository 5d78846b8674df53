/** Parses tokens into a tree: OR binds loosest, then AND (explicit or implied), then NOT, then NEAR. */
import type { QueryNode } from '../../types.js';
import { isWordAlone } from './lexer.js';
import { queryError, type Token } from './tokens.js';
import { and, not, or } from './tree.js';
import { stretchesOf } from './wildcard.js';

const MAX_DEPTH = 32;

/** @throws QueryError with the column of the first unexpected token */
export function parseExpression(input: string, tokens: readonly Token[]): QueryNode {
  let next = 0;
  let depth = 0;

  const take = (type: Token['type']): Token | null => {
    const token = tokens[next];
    if (token?.type !== type) return null;
    next += 1;
    return token;
  };

  const refuse = (problem: string, token: Token, expected: string): never => {
    throw queryError(input, problem, token.column, expected);
  };

  const alternatives = (): QueryNode => {
    const nodes = [conjunction()];
    while (take('or') !== null) nodes.push(conjunction());
    return or(nodes);
  };

  const conjunction = (): QueryNode => {
    const nodes = [operand()];
    while (take('and') !== null || beginsOperand(tokens[next])) nodes.push(operand());
    return and(nodes);
  };

  const operand = (): QueryNode => {
    let isWanted = true;
    while (take('not') !== null) isWanted = !isWanted;
    const node = proximity();
    return isWanted ? node : not(node);
  };

  const proximity = (): QueryNode => {
    let column = tokens[next]?.column ?? 1;
    let left = primary();
    for (let near = tokens[next]; near?.type === 'near'; near = tokens[next]) {
      next += 1;
      checkPlace(left, column, 'left');
      column = tokens[next]?.column ?? near.column;
      const right = primary();
      checkPlace(right, column, 'right');
      left = { type: 'near', left, right, words: near.words, ordered: near.ordered };
    }
    return left;
  };

  const checkPlace = (node: QueryNode, column: number, side: 'left' | 'right'): void => {
    if (hasPlaces(node) || (side === 'left' && node.type === 'near')) return;
    throw queryError(
      input,
      'NEAR cannot use this: it has no position in the text',
      column,
      'a word, a phrase, or such joined by OR',
    );
  };

  const primary = (): QueryNode => {
    const open = take('open');
    return open === null ? term() : group(open);
  };

  const group = (open: Token): QueryNode => {
    depth += 1;
    if (depth > MAX_DEPTH) refuse(`parentheses are nested more than ${MAX_DEPTH} deep`, open, 'fewer of them');
    if (tokens[next]?.type === 'close') refuse('there is nothing between these parentheses', open, 'a word or more');
    const node = tokens[next] === undefined ? null : alternatives();
    if (node === null || take('close') === null)
      return refuse('this parenthesis is never closed', open, 'a closing one');
    depth -= 1;
    return node;
  };

  const term = (): QueryNode => {
    const token = tokens[next];
    if (token?.type !== 'word' && token?.type !== 'leaf') return missing(token, tokens[next - 1]);
    next += 1;
    if (token.type === 'leaf') return token.node;
    if (isWordAlone(token.text)) return { type: 'word', text: token.text };
    const expected = token.text.startsWith('*')
      ? 'a word before the *, such as plug*, or quotation marks around a name'
      : 'a word, or quotation marks around a name that holds it';
    return refuse(`${token.text} is not a word to search for`, token, expected);
  };

  const missing = (token: Token | undefined, before: Token | undefined): never => {
    if (token?.type === 'close' && depth === 0)
      return refuse('this parenthesis was never opened', token, 'a ( before it');
    if (before !== undefined && before.type !== 'open') {
      return refuse(`a search term is missing after ${before.text}`, before, 'a word, a phrase or a group after it');
    }
    return refuse(`a search term is missing before ${token!.text}`, token!, 'a word, a phrase or a group before it');
  };

  const node = alternatives();
  const rest = tokens[next];
  if (rest !== undefined) refuse('this parenthesis was never opened', rest, 'a ( before it');
  return node;
}

const beginsOperand = (token: Token | undefined): boolean =>
  token !== undefined && ['word', 'leaf', 'not', 'open'].includes(token.type);

/** Whether a node has positions in a text, as the operands of NEAR must: a single term, or an OR of such terms. */
function hasPlaces(node: QueryNode): boolean {
  switch (node.type) {
    case 'word':
    case 'phrase':
    case 'tag':
    case 'handle':
    case 'ticker':
    case 'raw':
      return true;
    case 'wildcard':
    case 'case':
      return stretchesOf(node.text).length === 1;
    case 'or':
      return node.nodes.every(hasPlaces);
    case 'all':
    case 'brand':
    case 'regex':
    case 'mood':
    case 'field':
    case 'near':
    case 'and':
    case 'not':
      return false;
  }
}
