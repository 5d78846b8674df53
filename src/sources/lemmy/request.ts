/** A search as Lemmy is asked for it, through either of its interfaces. */
import { isOnePage, spellingsOf } from '../shared/links.js';
import type { QueryNode, RequestContext } from '../source.js';
import type { Instance } from './instance.js';

export const PAGE = 50;

/** Older instances know `v3`; version 1.0 knows both, and later ones may know `v4` alone. */
export type Version = 'v3' | 'v4';
type Kind = 'posts' | 'comments';

export interface Search {
  readonly kind: Kind;
  readonly words: string;
  /** The words are the address of a page, and what is looked for leads there. */
  readonly isPage?: boolean;
}

type Context = Pick<RequestContext, 'since' | 'now' | 'limit'>;

/** Two for each branch: asked for together, posts and comments would come in two orders on one page. */
export function searchesOf(branches: readonly QueryNode[]): readonly Search[] {
  // With anything in place of the space, who asks for acme coffee has asked for acmecoffee.
  const widest = new Map<string, string>();
  for (const words of branches.flatMap((branch) => wordsOf(branch) ?? [])) {
    const letters = words.replaceAll(' ', '').toLowerCase();
    const known = widest.get(letters);
    if (known === undefined || words.length > known.length) widest.set(letters, words);
  }
  return [...widest.values()].flatMap((words) => (['posts', 'comments'] as const).map((kind) => ({ kind, words })));
}

/** What was posted of a page, letter by letter: where a post leads is no part of its text. */
export function pageSearchesOf(links: readonly string[]): readonly Search[] {
  return links
    .filter(isOnePage)
    .flatMap(spellingsOf)
    .map((words) => ({ kind: 'posts', words, isPage: true }));
}

export function searchUrl(instance: Instance, version: Version, search: Search, context: Context): string {
  const { kind, words, isPage = false } = search;
  const url = new URL(`${instance.origin}/api/${version}/search`);
  const limit = String(Math.min(PAGE, context.limit));
  url.search = new URLSearchParams(
    version === 'v3'
      ? { q: words, type_: isPage ? 'Url' : TYPES[kind], sort: 'New', listing_type: 'All', page: '1', limit }
      : {
          search_term: words,
          type_: kind,
          ...(isPage ? { post_url_only: 'true' } : {}),
          listing_type: 'all',
          time_range_seconds: String(Math.ceil((context.now.getTime() - context.since.getTime()) / 1000)),
          limit,
        },
  ).toString();
  return url.href;
}

const TYPES: Readonly<Record<Kind, string>> = { posts: 'Posts', comments: 'Comments' };

/**
 * Lemmy looks for the letters as they are, with anything in place of a space, and in that order: of words that may
 * stand in any order only one can be asked for. The longest says the most.
 */
function wordsOf(branch: QueryNode): string | null {
  const [longest] = termsOf(branch).sort((a, b) => b.length - a.length);
  return longest ?? null;
}

function termsOf(node: QueryNode): string[] {
  if (node.type === 'and') return node.nodes.flatMap(termsOf);
  if (node.type !== 'word' && node.type !== 'phrase') return [];
  const text = node.text.replace(/[%_\\\s]+/g, ' ').trim();
  // Other people write Coca-Cola with a space, or in one. But with anything in its midst, C-3 would stand everywhere.
  const parts = text.replace(/[\p{Pd}'’]+/gu, ' ').trim();
  const asked = parts.split(' ').some((part) => part.length > 2) ? parts : text;
  return asked === '' ? [] : [asked];
}
