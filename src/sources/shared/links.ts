/** Queries for what links to a page, in the words of sources that can be asked for that. */
import type { Found, QueryNode, SourceQuery } from '../source.js';

/** The pages that are asked for, as `example.com/page`, `example.com/blog/*` or `example.com`; none in most queries. */
export function linksIn({ node }: Pick<SourceQuery, 'node'>): readonly string[] {
  return linksOf(node);
}

function linksOf(node: QueryNode): readonly string[] {
  if (node.type === 'and' || node.type === 'or') return node.nodes.flatMap(linksOf);
  return node.type === 'field' && node.field === 'link' ? [node.value] : [];
}

/** The page itself or the folder above what is asked for, without scheme: `example.com/blog`. */
export const addressOf = (link: string): string => link.replace(/\/?\*$|\/$/, '');

/** Not all below it, nor a whole site. */
export const isOnePage = (link: string): boolean => /[/?]/.test(link) && !link.endsWith('*');

/** Whether it leads there, as far as its addresses are written alike: what counts is decided elsewhere. */
export function leadsTo({ links = [], text, title }: Found, link: string): boolean {
  const address = addressOf(link).toLowerCase();
  return [...links, text ?? '', title ?? ''].some((place) => place.toLowerCase().includes(address));
}

/** Of one page, as it may have been posted where addresses are compared letter by letter. */
export function spellingsOf(link: string): readonly string[] {
  const address = addressOf(link);
  const hosts = [`https://${address}`, `https://www.${address}`];
  return [...hosts, ...hosts.map((one) => `${one}/`)];
}
