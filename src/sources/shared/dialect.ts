/** Renders a branch of the query in the syntax of a source's own search. */
import type { QueryField, QueryNode } from '../source.js';

/** Renders a leaf; null if the source cannot express it, in which case only the local filter applies it. */
type Say = (text: string) => string | null;

/**
 * Renderers by kind of leaf; a kind without one cannot be expressed. Conjunction is a space, as in every known search.
 */
export interface Dialect extends Partial<Readonly<Record<QueryField, Say>>> {
  readonly word: Say;
  readonly phrase: Say;
  readonly tag?: Say;
  readonly handle?: Say;
  readonly ticker?: Say;
  /** Operator between alternatives, which are grouped in parentheses: `OR`, `|`. */
  readonly or?: string;
  /** Excludes what one rendered leaf matches. */
  readonly not?: Say;
}

/**
 * Renders the query as a user would type it into the source's search; empty if nothing of it can be expressed. Parts
 * that cannot be expressed are left out so that the source finds more, never less.
 */
export function renderQuery(node: QueryNode, dialect: Dialect): string {
  return render(node, dialect).text ?? '';
}

/** Puts text in double quotes; quotes, backslashes and invisible characters become spaces. Null if nothing is left. */
export function quoted(text: string): string | null {
  const inner = text.replace(/["“”„«»\\\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
  return inner === '' ? null : `"${inner}"`;
}

/** The syntax common to most web searches: plain or quoted words, `site:`, and `-` for exclusion. */
export const WEB_SEARCH: Dialect = {
  word: plainOrQuoted,
  phrase: quoted,
  site: (host) => (/^[\w.-]+$/.test(host) ? `site:${host}` : null),
  or: 'OR',
  not: (said) => `-${said}`,
};

/** Renders a word as it is if it cannot be taken for an operator, else in quotes. */
export function plainOrQuoted(text: string): string | null {
  return isPlain(text) ? text : quoted(text);
}

export function isPlain(word: string): boolean {
  return /^[\p{L}\p{M}\p{N}_]+$/u.test(word) && !/^(?:AND|OR|NOT|NEAR|ONEAR)$/i.test(word);
}

/**
 * `exact` means that nothing was left out. Only exact parts may be excluded: negating a match that is too broad would
 * exclude too much.
 */
interface Rendered {
  readonly text: string | null;
  readonly exact: boolean;
  readonly joined: 'none' | 'and' | 'or';
}

const UNSAYABLE: Rendered = { text: null, exact: false, joined: 'none' };

function render(node: QueryNode, dialect: Dialect): Rendered {
  switch (node.type) {
    case 'and':
      return all(node.nodes, dialect);
    case 'or':
      return any(node.nodes, dialect);
    case 'not':
      return without(node.node, dialect);
    case 'field':
      return leaf(dialect[node.field]?.(node.value));
    case 'word':
    case 'phrase':
    case 'tag':
    case 'handle':
    case 'ticker':
      return leaf(dialect[node.type]?.(node.text));
    case 'all':
    case 'brand':
    case 'wildcard':
    case 'near':
    case 'raw':
    case 'case':
    case 'regex':
    case 'mood':
      return UNSAYABLE;
    default:
      return node satisfies never;
  }
}

function leaf(text: string | null | undefined): Rendered {
  return text === null || text === undefined || text === '' ? UNSAYABLE : { text, exact: true, joined: 'none' };
}

function all(nodes: readonly QueryNode[], dialect: Dialect): Rendered {
  const parts = nodes.map((node) => render(node, dialect));
  const said = parts.flatMap((part) =>
    part.text === null ? [] : [part.joined === 'or' ? `(${part.text})` : part.text],
  );
  if (said.length === 0) return UNSAYABLE;
  const joined = said.length > 1 ? 'and' : 'none';
  return { text: said.join(' '), exact: parts.every((part) => part.exact), joined };
}

function any(nodes: readonly QueryNode[], dialect: Dialect): Rendered {
  const parts = nodes.map((node) => render(node, dialect));
  if (parts.length === 1) return parts[0]!;
  // An alternative that cannot be expressed could match anything.
  if (dialect.or === undefined || parts.some((part) => part.text === null)) return UNSAYABLE;
  // Google reads `a b OR c` as `a (b OR c)`: parentheses make the precedence explicit.
  const said = parts.map((part) => (part.joined === 'and' ? `(${part.text})` : part.text));
  return { text: said.join(` ${dialect.or} `), exact: parts.every((part) => part.exact), joined: 'or' };
}

function without(node: QueryNode, dialect: Dialect): Rendered {
  if (node.type === 'not') return render(node.node, dialect);
  // No known search excludes a group. "Neither a nor b" becomes two exclusions; "not both a and b" cannot be expressed.
  if (node.type === 'or')
    return all(
      node.nodes.map((one) => ({ type: 'not', node: one })),
      dialect,
    );
  const part = render(node, dialect);
  if (part.text === null || !part.exact || part.joined !== 'none') return UNSAYABLE;
  return leaf(dialect.not?.(part.text));
}
