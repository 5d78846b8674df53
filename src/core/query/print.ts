/** The canonical text of a query: read again, it gives the same tree. */
import { QueryError } from '../../errors.js';
import type { QueryNode } from '../../types.js';
import { type Brand, handleForms, naturalForms } from './forms.js';
import { isBareWord, tokenize } from './lexer.js';
import { or } from './tree.js';

/** A brand's name inside an expression is printed as what it stands for: a name alone would be read as words. */
export function printQuery(node: QueryNode): string {
  if (node.type === 'brand') return isName(node.text) ? node.text : print(node);
  const text = print(node);
  if (!isName(text)) return text;
  // Words alone would be read as a name.
  return node.type === 'and' ? node.nodes.map(print).join(' AND ') : `(${text})`;
}

/** One part of a query, as it would stand inside a larger one. */
export function print(node: QueryNode): string {
  switch (node.type) {
    case 'all':
      return '*';
    case 'word':
      return isBareWord(node.text) ? node.text : quoted(node.text);
    case 'phrase':
      return quoted(node.text);
    case 'tag':
      return `#${node.text}`;
    case 'handle':
      return `@${node.text}`;
    case 'ticker':
      return `$${node.text}`;
    case 'field':
      return `${node.field}:${node.value}`;
    case 'brand':
      return node.exact ? quoted(node.text) : `(${print(meaning(node))})`;
    case 'and':
      return node.nodes.map((part) => (part.type === 'or' ? `(${print(part)})` : print(part))).join(' ');
    case 'or':
      return node.nodes.map(print).join(' OR ');
    case 'not':
      return node.node.type === 'and' || node.node.type === 'or' ? `-(${print(node.node)})` : `-${print(node.node)}`;
  }
}

function meaning(brand: Brand): QueryNode {
  const own = handleForms(brand.text).map((value) => ({ type: 'field', field: 'from', value }) as const);
  return or([...naturalForms(brand), ...own]);
}

/** Without those that say the same as one before. */
export const distinct = (nodes: readonly QueryNode[]): readonly QueryNode[] => [
  ...new Map(nodes.map((node) => [print(node), node])).values(),
];

const quoted = (text: string): string => `"${text.replace(/["“”„‟«»＂]/gu, ' ')}"`;

/** Whether it is read as a brand's name. */
function isName(text: string): boolean {
  try {
    return tokenize(text).every((token) => token.type === 'word');
  } catch (error) {
    if (error instanceof QueryError) return false;
    throw error;
  }
}
