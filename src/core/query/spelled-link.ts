/** A link as it is written in a text, for sources that can be asked for words alone. */
import type { QueryNode } from '../../types.js';
import { and, or } from './tree.js';

/** Every wanted link as the phrase of its address; what is excluded stays excluded as it was. */
export function withLinksSpelled(node: QueryNode): QueryNode {
  if (node.type === 'and') return and(node.nodes.map(withLinksSpelled));
  if (node.type === 'or') return or(node.nodes.map(withLinksSpelled));
  return node.type === 'field' && node.field === 'link' ? { type: 'phrase', text: spelled(node.value) } : node;
}

/** `https` and `www.` before it, a slash and parameters behind it, are written by some and left out by others. */
const spelled = (link: string): string => link.replace(/\/?\*$|\/$/, '');
