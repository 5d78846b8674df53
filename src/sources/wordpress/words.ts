/** A branch of the query as WordPress searches: parts of words, all of them, in any order. */
import { plainOrQuoted, quoted } from '../shared/dialect.js';
import type { QueryNode } from '../source.js';

/** With more it takes the whole query for one phrase. */
const TERMS_AT_MOST = 9;

/** For posts; null where the branch holds nothing to search for. */
export function postWords(branch: QueryNode): string | null {
  const terms = termsOf(branch).flatMap(
    ({ type, text }) => (type === 'word' ? plainOrQuoted(text) : quoted(text)) ?? [],
  );
  return terms.slice(0, TERMS_AT_MOST).join(' ') || null;
}

/**
 * Its editor writes `&amp;` for `&`, and the search compares what was written; what came in by other roads is kept as it
 * came. So a branch with a `&` in it is two.
 */
export function spellings(branch: QueryNode): readonly QueryNode[] {
  const other = written(branch);
  return postWords(other) === postWords(branch) ? [branch] : [branch, other];
}

function written(node: QueryNode): QueryNode {
  if (node.type === 'and') return { ...node, nodes: node.nodes.map(written) };
  return node.type === 'word' || node.type === 'phrase' ? { ...node, text: node.text.replaceAll('&', '&amp;') } : node;
}

/** For comments, where all that is asked for must stand there as it is: the longest term. */
export function commentWords(branch: QueryNode): string | null {
  return termsOf(branch)[0]?.text.trim() || null;
}

/** The longest first: they say the most. */
function termsOf(node: QueryNode): readonly { readonly type: 'word' | 'phrase'; readonly text: string }[] {
  if (node.type === 'word' || node.type === 'phrase') return [node];
  if (node.type !== 'and') return [];
  return node.nodes.flatMap(termsOf).sort((a, b) => b.text.length - a.text.length);
}
