/** Link queries: finds the pages whose links are wanted, for sources that can search by link. */
import type { Found, QueryNode, SourceQuery } from '../source.js';

/** Returns the pages in `link:` terms, as `example.com/page`, `example.com/blog/*` or `example.com`; usually none. */
export function linksIn({ node }: Pick<SourceQuery, 'node'>): readonly string[] {
  return linksOf(node);
}

function linksOf(node: QueryNode): readonly string[] {
  if (node.type === 'and' || node.type === 'or') return node.nodes.flatMap(linksOf);
  return node.type === 'field' && node.field === 'link' ? [node.value] : [];
}

/** Returns the page itself, or the folder or host of a wider pattern, without scheme: `example.com/blog`. */
export const addressOf = (link: string): string => link.replace(/\/?\*$|\/$/, '');

/** Whether the pattern is a single page rather than a folder or a whole site. */
export const isOnePage = (link: string): boolean => /[/?]/.test(link) && !link.endsWith('*');

/** Whether an item mentions the link by plain substring comparison; the exact decision is made by the filter. */
export function leadsTo({ links = [], text, title }: Found, link: string): boolean {
  const address = addressOf(link).toLowerCase();
  return [...links, text ?? '', title ?? ''].some((place) => place.toLowerCase().includes(address));
}

/** Variants of a page's URL under which it may have been posted, for services that compare URLs literally. */
export function spellingsOf(link: string): readonly string[] {
  const address = addressOf(link);
  const hosts = [`https://${address}`, `https://www.${address}`];
  return [...hosts, ...hosts.map((one) => `${one}/`)];
}
