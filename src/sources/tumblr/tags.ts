/** The tags that are asked for: on Tumblr a tag may hold spaces, and acmecoffee is not acme coffee. */
import { distinct } from '../shared/json.js';
import type { QueryNode, SourceQuery } from '../source.js';

/** Of each branch the tag as it is, and as the query writes it in several words. */
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

/** A comma would end it. */
const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s,#]+/g, ' ')
    .trim();

const squashed = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
