/** Query trees in normal form: no group directly inside a group of its kind, no group of one, no double negation. */
import type { QueryNode } from '../../types.js';

export type Near = Extract<QueryNode, { type: 'near' }>;

export type Leaf = Exclude<QueryNode, { type: 'and' | 'or' | 'not' | 'near' }>;

/**
 * Returns the conjunction of the nodes.
 * @throws TypeError for an empty list, which would match everything
 */
export const and = (nodes: readonly QueryNode[]): QueryNode => group('and', nodes);

/**
 * Returns the disjunction of the nodes.
 * @throws TypeError for an empty list, which would match nothing
 */
export const or = (nodes: readonly QueryNode[]): QueryNode => group('or', nodes);

export const isGroup = (node: QueryNode): node is Extract<QueryNode, { type: 'and' | 'or' }> =>
  node.type === 'and' || node.type === 'or';

export const not = (node: QueryNode): QueryNode => (node.type === 'not' ? node.node : { type: 'not', node });

/** Returns the leaves that a match may rest on, excluded ones left out, in the order of the query. */
export function positiveLeaves(node: QueryNode, wanted = true): readonly Leaf[] {
  if (node.type === 'not') return positiveLeaves(node.node, !wanted);
  if (isGroup(node)) return node.nodes.flatMap((part) => positiveLeaves(part, wanted));
  if (node.type === 'near') return [node.left, node.right].flatMap((part) => positiveLeaves(part, wanted));
  return wanted ? [node] : [];
}

/** Whether the query looks for links to a page. */
export const asksForLinks = (node: QueryNode): boolean =>
  positiveLeaves(node).some((leaf) => leaf.type === 'field' && leaf.field === 'link');

/** Whether every match contains something that was searched for; `tea OR -coffee` would match nearly everything. */
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
