/** Tokens to a tree: OR binds loosest, then AND (written or not), then NOT. */
import type { QueryNode } from '../../types.js';
import { isWordAlone, queryError, type Token } from './lexer.js';
import { and, not, or } from './tree.js';

const MAX_DEPTH = 32;

/** @throws QueryError with the column of the token that does not fit */
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
    const open = take('open');
    const node = open === null ? leaf() : group(open);
    return isWanted ? node : not(node);
  };

  const group = (open: Token): QueryNode => {
    depth += 1;
    if (depth > MAX_DEPTH) refuse(`parentheses stand more than ${MAX_DEPTH} deep`, open, 'fewer of them');
    if (tokens[next]?.type === 'close') refuse('nothing stands between these parentheses', open, 'a word or more');
    const node = tokens[next] === undefined ? null : alternatives();
    if (node === null || take('close') === null)
      return refuse('this parenthesis is never closed', open, 'a closing one');
    depth -= 1;
    return node;
  };

  const leaf = (): QueryNode => {
    const token = tokens[next];
    if (token === undefined || !beginsOperand(token)) return missing(token, tokens[next - 1]);
    next += 1;
    return leafOf(token, refuse);
  };

  const missing = (token: Token | undefined, before: Token | undefined): never => {
    if (token?.type === 'close' && depth === 0)
      return refuse('this parenthesis was never opened', token, 'a ( before it');
    if (before !== undefined && before.type !== 'open') {
      return refuse(
        `nothing to look for stands behind ${before.text}`,
        before,
        'a word, a phrase or a group behind it',
      );
    }
    return refuse(`nothing to look for stands before ${token!.text}`, token!, 'a word, a phrase or a group before it');
  };

  const node = alternatives();
  const rest = tokens[next];
  if (rest !== undefined) refuse('this parenthesis was never opened', rest, 'a ( before it');
  return node;
}

const beginsOperand = (token: Token | undefined): boolean =>
  token !== undefined && !['and', 'or', 'close'].includes(token.type);

function leafOf(token: Token, refuse: (problem: string, token: Token, expected: string) => never): QueryNode {
  switch (token.type) {
    case 'word':
      if (isWordAlone(token.text)) return { type: 'word', text: token.text };
      return refuse(
        `${token.text} is no word to look for`,
        token,
        'a word, or quotation marks around a name that holds it',
      );
    case 'phrase':
    case 'tag':
    case 'handle':
    case 'ticker':
      return { type: token.type, text: token.text };
    case 'field':
      return { type: 'field', field: token.field, value: token.text };
    case 'all':
      return { type: 'all' };
    case 'and':
    case 'or':
    case 'not':
    case 'open':
    case 'close':
      return refuse(`${token.text} is no word to look for`, token, 'a word, a phrase or a group');
  }
}
