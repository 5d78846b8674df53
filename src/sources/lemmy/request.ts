/** Builds searches of Lemmy, for both versions of its API. */
import { isOnePage, spellingsOf } from '../shared/links.js';
import type { QueryNode, RequestContext } from '../source.js';
import type { Instance } from './instance.js';

export const PAGE = 50;

/** Older instances have `v3`, Lemmy 1.0 has both, and later ones may have `v4` only. */
export type Version = 'v3' | 'v4';
type Kind = 'posts' | 'comments';

export interface Search {
  readonly kind: Kind;
  readonly words: string;
  /** `words` is the address of a page, and posts that link to it are searched for. */
  readonly isPage?: boolean;
}

type Context = Pick<RequestContext, 'since' | 'now' | 'limit'>;

/** Returns two searches per branch: requested together, posts and comments share a page, each in its own order. */
export function searchesOf(branches: readonly QueryNode[]): readonly Search[] {
  // A space matches anything, even nothing, so a search for acme coffee finds acmecoffee too.
  const widest = new Map<string, string>();
  for (const words of branches.flatMap((branch) => wordsOf(branch) ?? [])) {
    const letters = words.replaceAll(' ', '').toLowerCase();
    const known = widest.get(letters);
    if (known === undefined || words.length > known.length) widest.set(letters, words);
  }
  return [...widest.values()].flatMap((words) => (['posts', 'comments'] as const).map((kind) => ({ kind, words })));
}

/**
 * Searches for posts that link to one of the pages. The link of a post is not part of its text, and is compared
 * character by character, so every spelling gets a search of its own.
 */
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
 * Returns the longest of a branch's terms, which is the most specific; null if there is none. Lemmy matches characters
 * in the given order, with anything in place of a space, so only one of several terms in any order can be searched for.
 */
function wordsOf(branch: QueryNode): string | null {
  const [longest] = termsOf(branch).sort((a, b) => b.length - a.length);
  return longest ?? null;
}

function termsOf(node: QueryNode): string[] {
  if (node.type === 'and') return node.nodes.flatMap(termsOf);
  if (node.type !== 'word' && node.type !== 'phrase') return [];
  const text = node.text.replace(/[%_\\\s]+/g, ' ').trim();
  // Some write Coca-Cola with a space or as one word, so hyphens become spaces, which match anything. Not in C-3: with
  // anything in its middle, it would match everywhere.
  const parts = text.replace(/[\p{Pd}'’]+/gu, ' ').trim();
  const asked = parts.split(' ').some((part) => part.length > 2) ? parts : text;
  return asked === '' ? [] : [asked];
}
