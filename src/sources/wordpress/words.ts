/** Renders a branch of the query for WordPress, which searches for parts of words, all required, in any order. */
import { plainOrQuoted, quoted } from '../shared/dialect.js';
import type { QueryNode } from '../source.js';

/** With more terms WordPress takes the whole query as one phrase. */
const TERMS_AT_MOST = 9;

/** For posts; null if the branch has nothing to search for. */
export function postWords(branch: QueryNode): string | null {
  const terms = termsOf(branch).flatMap(
    ({ type, text }) => (type === 'word' ? plainOrQuoted(text) : quoted(text)) ?? [],
  );
  return terms.slice(0, TERMS_AT_MOST).join(' ') || null;
}

/**
 * Returns the branch, and a second one if it contains `&`. The WordPress editor stores `&amp;` for `&`, while posts
 * from elsewhere are stored unchanged, and the search compares the stored text.
 */
export function spellings(branch: QueryNode): readonly QueryNode[] {
  const other = written(branch);
  return postWords(other) === postWords(branch) ? [branch] : [branch, other];
}

function written(node: QueryNode): QueryNode {
  if (node.type === 'and') return { ...node, nodes: node.nodes.map(written) };
  return node.type === 'word' || node.type === 'phrase' ? { ...node, text: node.text.replaceAll('&', '&amp;') } : node;
}

/** For comments, where the search text must occur literally: the longest term. */
export function commentWords(branch: QueryNode): string | null {
  return termsOf(branch)[0]?.text.trim() || null;
}

/** Longest terms first, as they are the most specific. */
function termsOf(node: QueryNode): readonly { readonly type: 'word' | 'phrase'; readonly text: string }[] {
  if (node.type === 'word' || node.type === 'phrase') return [node];
  if (node.type !== 'and') return [];
  return node.nodes.flatMap(termsOf).sort((a, b) => b.text.length - a.text.length);
}
