/** Builds search requests for Threads, by keyword or by a single tag. */
import type { NativeRequest, QueryNode, RequestContext } from '../source.js';
import { FIELDS } from './wire.js';

export const PAGE = 100;

// Earliest time that the API accepts; Threads did not exist before.
const FIRST_SECOND = 1_688_540_400;

type Context = Pick<RequestContext, 'since' | 'until' | 'limit'>;

/** Returns null if the branch has nothing to search for, or the window ends before Threads existed. */
export function firstRequest(branch: QueryNode, token: string, context: Context): NativeRequest | null {
  const { query, mode } = searchOf(branch);
  const since = Math.max(FIRST_SECOND, Math.floor(context.since.getTime() / 1000));
  const until = Math.ceil(context.until.getTime() / 1000);
  if (query === '' || until <= since) return null;
  const url = new URL('https://graph.threads.net/v1.0/keyword_search');
  url.search = new URLSearchParams({
    q: query,
    search_type: 'RECENT',
    search_mode: mode,
    since: String(since),
    until: String(until),
    limit: String(Math.min(PAGE, context.limit)),
    fields: FIELDS.join(','),
    access_token: token,
  }).toString();
  return { url: url.href, query };
}

/** A tag on its own is searched in tag mode; combined with words it is one of them. */
function searchOf(branch: QueryNode): { readonly query: string; readonly mode: 'KEYWORD' | 'TAG' } {
  if (branch.type === 'tag') return { query: branch.text, mode: 'TAG' };
  return { query: wordsOf(branch).join(' '), mode: 'KEYWORD' };
}

function wordsOf(node: QueryNode): string[] {
  if (node.type === 'and') return node.nodes.flatMap(wordsOf);
  return node.type === 'word' || node.type === 'phrase' || node.type === 'tag' ? [node.text] : [];
}
