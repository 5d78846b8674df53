/**
 * Determines why a source is not searched: it cannot search for the query at all, or its results would not be exact.
 */
import type { Pushdown } from '../../core/query/pushdown.js';
import type { Capabilities, QueryNode, Source } from '../../sources/source.js';
import type { ScanRequest } from '../request.js';

/** Returns the reason; null if the source can be searched. */
export function whyUnsearchable(
  { isLocal }: Pick<Source, 'isLocal'>,
  { search, operators }: Capabilities,
  { branches, impossible }: Pick<Pushdown, 'branches' | 'impossible'>,
  request: Pick<ScanRequest, 'query' | 'languages' | 'strict'>,
): string | null {
  const isIdle = branches.length === 0 && (search !== 'whole' || impossible.length > 0);
  if (isIdle) return impossible[0] ?? 'it cannot search for this';
  // Files are the user's own: nothing is missing from them.
  if (!request.strict || isLocal === true) return null;
  const [missing] = impossible;
  if (missing !== undefined) return `it cannot find all of it: ${missing}`;
  if (search === 'tags' && !isSaidByTags(request.query.node)) return 'it lists hashtags: posts without one are missing';
  const asksLanguage = request.languages.length > 0 || saysLanguage(request.query.node);
  return asksLanguage && !operators.includes('lang')
    ? 'it does not search by language: the language of its results is guessed'
    : null;
}

/** Whether everything that matches must carry a hashtag of the query. */
function isSaidByTags(node: QueryNode): boolean {
  if (node.type === 'or') return node.nodes.every(isSaidByTags);
  return node.type === 'and' ? node.nodes.some(isSaidByTags) : node.type === 'tag';
}

function saysLanguage(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.nodes.some(saysLanguage);
  if (node.type === 'not') return saysLanguage(node.node);
  return node.type === 'field' && node.field === 'lang';
}
