/** Prints a query as canonical text, which parses back to the same tree. */
import { QueryError } from '../../errors.js';
import { lazyPattern } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';
import { type Brand, handleForms, naturalForms } from './forms.js';
import { isBareWildcard, isBareWord, tokens } from './lexer.js';
import { IN_WORD, QUOTE } from './tokens.js';
import { isGroup } from './tree.js';

/**
 * A brand inside an expression is printed as the forms it stands for, since the bare name would be read as separate
 * words.
 */
export function printQuery(node: QueryNode): string {
  if (node.type === 'brand') return isName(node.text) ? node.text : print(node);
  const text = print(node);
  if (!isName(text)) return text;
  // Words alone would be read as a brand name.
  return node.type === 'and' ? node.nodes.map(print).join(' AND ') : `(${text})`;
}

/** Prints a node as part of a larger query. */
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
    case 'wildcard':
      return isBareWildcard(node.text) ? node.text : quoted(node.text);
    case 'raw':
      return `raw:${quoted(node.text)}`;
    case 'case':
      return `case:${valued(node.text)}`;
    case 'regex':
      return `/${node.pattern}/${node.flags}`;
    case 'mood':
      return node.mood === 'positive' ? ':)' : ':(';
    case 'field':
      return `${node.field}:${valued(node.value)}`;
    case 'near': {
      const distance = `${node.ordered ? 'ONEAR' : 'NEAR'}/${node.words}`;
      return `${grouped(node.left)} ${distance} ${grouped(node.right)}`;
    }
    case 'brand':
      return node.exact ? quoted(node.text) : `(${meaning(node)})`;
    case 'and':
      return node.nodes.map(grouped).join(' ');
    case 'or':
      return node.nodes.map(print).join(' OR ');
    case 'not':
      return isGroup(node.node) || node.node.type === 'near' ? `-(${print(node.node)})` : `-${print(node.node)}`;
  }
}

const grouped = (node: QueryNode): string => (node.type === 'or' ? `(${print(node)})` : print(node));

/** Prints a value after a colon. */
const valued = (text: string): string => (ONE_WORD().test(text) ? text : quoted(text));
const ONE_WORD = lazyPattern(`^${IN_WORD}+$`, 'u');

function meaning(brand: Brand): string {
  const own = handleForms(brand.text).map((value) => ({ type: 'field', field: 'from', value }) as const);
  return [...naturalForms(brand), ...own].map(print).join(' OR ');
}

/** Removes nodes that print the same as another one. */
export const distinct = (nodes: readonly QueryNode[]): readonly QueryNode[] => [
  ...new Map(nodes.map((node) => [print(node), node])).values(),
];

const quoted = (text: string): string => `"${text.replace(QUOTES(), ' ')}"`;
const QUOTES = lazyPattern(`[${QUOTE}]`, 'gu');

/** Whether a text is read as a brand name. Tokens are read lazily, so the first few mostly decide. */
function isName(text: string): boolean {
  try {
    for (const token of tokens(text)) if (token.type !== 'word') return false;
    return true;
  } catch (error) {
    if (error instanceof QueryError) return false;
    throw error;
  }
}
