/** Spells links as they are written in a text, for sources that can only search for words. */
import type { QueryNode } from '../../types.js';
import { and, or } from './tree.js';

/** Replaces every wanted link with the phrase of its address; exclusions stay as they are. */
export function withLinksSpelled(node: QueryNode): QueryNode {
  if (node.type === 'and') return and(node.nodes.map(withLinksSpelled));
  if (node.type === 'or') return or(node.nodes.map(withLinksSpelled));
  return node.type === 'field' && node.field === 'link' ? { type: 'phrase', text: spelled(node.value) } : node;
}

/**
 * The part that everyone writes: a link carries no `https` or `www.`, a trailing slash or `/*` is dropped, and as a
 * phrase it also matches if parameters follow.
 */
const spelled = (link: string): string => link.replace(/\/?\*$|\/$/, '');
