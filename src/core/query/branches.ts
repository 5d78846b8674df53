/** Turns the alternatives of a query into native searches that a source's operators and length limit allow. */
import type { QueryNode } from '../../types.js';
import { distinct, print } from './print.js';
import { isSearchable, type SearchLanguage } from './relax.js';
import { and, isGroup, or } from './tree.js';

/** Most conjunctions that one group of alternatives is multiplied out to; beyond that, a group is filtered locally. */
const MULTIPLIED = 16;

/**
 * Returns searches that together find whatever one of the alternatives finds.
 * @param alternatives already relaxed to what the source can express
 * @param tooLong called with each part that no single search can hold
 */
export function branchesOf(
  alternatives: readonly QueryNode[],
  language: SearchLanguage,
  tooLong: (part: QueryNode) => void,
): readonly QueryNode[] {
  const { operators, maxLength = Number.POSITIVE_INFINITY } = language.capabilities;
  const shape: Shape = { maxLength, language, tooLong };
  const toFit = (parts: readonly QueryNode[]) => parts.flatMap((part) => fitted(part, maxLength, shape));
  const wanted = distinct(alternatives);
  if (operators.includes('or') && operators.includes('group')) return pack(toFit(wanted), maxLength);
  const plain = toFit(wanted.flatMap((part) => multiplyOut(part, language)));
  if (!operators.includes('or')) return plain;
  const isSingle = (node: QueryNode) => node.type !== 'and';
  return [...pack(plain.filter(isSingle), maxLength), ...plain.filter((node) => !isSingle(node))];
}

interface Shape {
  readonly maxLength: number;
  readonly language: SearchLanguage;
  tooLong(part: QueryNode): void;
}

/**
 * Turns `(a OR b) c` into `a c` and `b c`, for sources that cannot group. With too many combinations, the widest group
 * is left to local filtering.
 */
function multiplyOut(node: QueryNode, language: SearchLanguage): readonly QueryNode[] {
  if (node.type === 'or') return node.nodes.flatMap((part) => multiplyOut(part, language));
  if (node.type !== 'and') return [node];
  const widest = widestGroup(node.nodes, countOf);
  const rest = node.nodes.filter((part) => part !== widest);
  if (widest !== null && countOf(node) > MULTIPLIED && rest.some(isSearchable)) {
    language.leave(widest, 'too many combinations to search for each');
    return multiplyOut(and(rest), language);
  }
  const [first = [], ...others] = node.nodes.map((part) => multiplyOut(part, language));
  return others.reduce((products, parts) => products.flatMap((one) => parts.map((part) => and([one, part]))), first);
}

/**
 * Splits a query into searches of at most `length` characters: groups are cut, and parts that only narrow are dropped
 * first.
 */
function fitted(node: QueryNode, length: number, shape: Shape): readonly QueryNode[] {
  if (lengthOf(node) <= length) return [node];
  if (node.type === 'or')
    return pack(
      node.nodes.flatMap((part) => fitted(part, length, shape)),
      length,
    );
  if (node.type !== 'and') {
    shape.tooLong(node);
    return [];
  }
  const widest = widestGroup(node.nodes, lengthOf);
  const rest = node.nodes.filter((part) => part !== widest);
  const room = length - lengthOf(and([...rest, { type: 'word', text: '()' }]));
  if (widest !== null && rest.length > 0 && widest.nodes.every((part) => lengthOf(part) <= room)) {
    return pack(widest.nodes, room).map((part) => and(node.nodes.map((each) => (each === widest ? part : each))));
  }
  const narrowing = node.nodes.findLast((part) => !isSearchable(part)) ?? node.nodes.at(-1)!;
  shape.language.leave(narrowing, 'too long to be sent');
  return fitted(and(node.nodes.filter((part) => part !== narrowing)), length, shape);
}

/** Joins nodes by OR, as many per search as its length allows. */
function pack(nodes: readonly QueryNode[], length: number): readonly QueryNode[] {
  const searches: QueryNode[] = [];
  for (const node of nodes) {
    const last = searches.at(-1);
    const joined = last === undefined ? node : or([last, node]);
    if (last !== undefined && lengthOf(joined) <= length) searches[searches.length - 1] = joined;
    else searches.push(node);
  }
  return searches;
}

type Group = Extract<QueryNode, { type: 'or' }>;

function widestGroup(nodes: readonly QueryNode[], widthOf: (node: QueryNode) => number): Group | null {
  const groups = nodes.filter((node) => node.type === 'or');
  return groups.reduce<Group | null>((a, b) => (a !== null && widthOf(a) >= widthOf(b) ? a : b), null);
}

/** Number of searches that a node is multiplied out to. */
function countOf(node: QueryNode): number {
  if (node.type === 'or') return node.nodes.reduce((sum, part) => sum + countOf(part), 0);
  return node.type === 'and' ? node.nodes.reduce((product, part) => product * countOf(part), 1) : 1;
}

/** Length of a plain rendering with parentheses around every group, in characters. */
function lengthOf(node: QueryNode): number {
  if (node.type === 'not') return 1 + lengthOf(node.node);
  if (node.type !== 'and' && node.type !== 'or') return print(node).length;
  const joints = (node.nodes.length - 1) * (node.type === 'and' ? 1 : 4);
  return node.nodes.reduce((sum, part) => sum + lengthOf(part) + (isGroup(part) ? 2 : 0), joints);
}
