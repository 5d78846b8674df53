/**
 * Chooses the tags to request: on Tumblr a tag may contain spaces, and acmecoffee and acme coffee are different tags.
 */
import { distinct } from '../shared/json.js';
import type { QueryNode, SourceQuery } from '../source.js';

/** Returns for each branch the tag itself, and its multi-word spelling if the query contains one. */
export function tagsOf(query: SourceQuery): readonly string[] {
  const asked = query.branches.flatMap((branch) => leaves(branch, 'tag')).map(tidy);
  const written = [...leaves(query.node, 'phrase'), ...leaves(query.node, 'brand')].map(tidy);
  return distinct(
    asked.flatMap((tag) => [
      tag,
      ...written.filter((words) => words.includes(' ') && squashed(words) === squashed(tag)),
    ]),
  ).filter((tag) => tag !== '');
}

function leaves(node: QueryNode, type: 'tag' | 'phrase' | 'brand'): string[] {
  if (node.type === 'and' || node.type === 'or') return node.nodes.flatMap((inner) => leaves(inner, type));
  return node.type === type ? [node.text] : [];
}

/** Removes commas, which would end a tag, among other separators. */
const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s,#]+/g, ' ')
    .trim();

const squashed = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
