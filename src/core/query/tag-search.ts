/** Searches on sources that can only list posts by hashtag. */
import type { QueryNode } from '../../types.js';
import { tagNames } from './name.js';
import { hasWildcard } from './wildcard.js';

/** Returns the hashtags to search for, or null if no hashtag can stand for the query. */
export function tagsOf(node: QueryNode): readonly string[] | null {
  switch (node.type) {
    case 'tag':
    case 'word':
    case 'phrase':
    case 'raw':
    case 'case':
    case 'brand': {
      if (node.type === 'case' && hasWildcard(node.text)) return null;
      const tags = tagNames(node.text).map((tag) => tag.toLowerCase());
      return tags.length === 0 ? null : tags;
    }
    case 'or': {
      const tags = node.nodes.map(tagsOf);
      return tags.every((some) => some !== null) ? [...new Set(tags.flat())] : null;
    }
    case 'and':
      return mostTelling(node.nodes);
    case 'near':
      return mostTelling([node.left, node.right]);
    case 'all':
    case 'handle':
    case 'ticker':
    case 'wildcard':
    case 'regex':
    case 'mood':
    case 'field':
    case 'not':
      return null;
  }
}

/** One of several parts that must all hold is enough to search for: a tag is preferred to a name, a name to a word. */
function mostTelling(nodes: readonly QueryNode[]): readonly string[] | null {
  const [best] = nodes
    .map((node) => ({ rank: rankOf(node), tags: tagsOf(node) }))
    .filter(({ tags }) => tags !== null)
    .sort((a, b) => a.rank - b.rank || lengthOf(b.tags) - lengthOf(a.tags));
  return best?.tags ?? null;
}

const lengthOf = (tags: readonly string[] | null): number => Math.min(...(tags ?? []).map((tag) => tag.length));

const RANKS: readonly QueryNode['type'][] = ['tag', 'brand', 'phrase', 'raw', 'case', 'word', 'near', 'or'];

const rankOf = (node: QueryNode): number => RANKS.indexOf(node.type);
