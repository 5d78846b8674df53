/** Trees of queries in their plain shape: no group inside a group of its kind, none of one, no double negation. */
import type { QueryNode } from '../../types.js';

export type Near = Extract<QueryNode, { type: 'near' }>;

export type Leaf = Exclude<QueryNode, { type: 'and' | 'or' | 'not' | 'near' }>;

/** All of them. @throws TypeError for none: that would be everything */
export const and = (nodes: readonly QueryNode[]): QueryNode => group('and', nodes);

/** Any of them. @throws TypeError for none: that would be nothing */
export const or = (nodes: readonly QueryNode[]): QueryNode => group('or', nodes);

export const isGroup = (node: QueryNode): node is Extract<QueryNode, { type: 'and' | 'or' }> =>
  node.type === 'and' || node.type === 'or';

export const not = (node: QueryNode): QueryNode => (node.type === 'not' ? node.node : { type: 'not', node });

/** The leaves that a match may rest on, in the order of the query; without excluded ones. */
export function positiveLeaves(node: QueryNode, wanted = true): readonly Leaf[] {
  if (node.type === 'not') return positiveLeaves(node.node, !wanted);
  if (isGroup(node)) return node.nodes.flatMap((part) => positiveLeaves(part, wanted));
  if (node.type === 'near') return [node.left, node.right].flatMap((part) => positiveLeaves(part, wanted));
  return wanted ? [node] : [];
}

/** Whether what leads to a page is looked for. */
export const asksForLinks = (node: QueryNode): boolean =>
  positiveLeaves(node).some((leaf) => leaf.type === 'field' && leaf.field === 'link');

/** Whether every match holds something that was asked for: `tea OR -coffee` would match nearly everything. */
export function looksFor(node: QueryNode, wanted = true): boolean {
  if (node.type === 'not') return looksFor(node.node, !wanted);
  if (!isGroup(node)) return wanted;
  const holds = (part: QueryNode) => looksFor(part, wanted);
  return (node.type === 'and') === wanted ? node.nodes.some(holds) : node.nodes.every(holds);
}

function group(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const flat = nodes.flatMap((node) => (node.type === type ? node.nodes : [node]));
  const [first] = flat;
  if (first === undefined) throw new TypeError(`'${type}' of nothing`);
  return flat.length === 1 ? first : { type, nodes: flat };
}
