/** Finds the short links in what a source found, and replaces them with the pages they lead to. */
import type { Found } from '../../types.js';
import { isShortLink } from './shorteners.js';

const PER_TEXT = 20;

/** Returns the short links among its own address, its links and those in its text, without duplicates. */
export function shortLinksIn(found: Found): readonly string[] {
  const { url, links, title, text } = found as Readonly<Record<keyof Found, unknown>>;
  const stated = [url, ...(Array.isArray(links) ? (links as unknown[]) : [])];
  return [...new Set([...stated, ...written(title), ...written(text)])].filter(
    (address): address is string => typeof address === 'string' && isShortLink(address),
  );
}

/**
 * Replaces short links. Pages that only the text links to are added to the links; the id stays what it would have been.
 * @param pages page by short link; short links without an entry stay as they are
 */
export function withPages(found: Found, pages: ReadonlyMap<string, string>): Found {
  if (pages.size === 0) return found;
  const links: readonly string[] = Array.isArray(found.links) ? found.links : [];
  const page = (address: string) => pages.get(address) ?? address;
  const fromText = [...written(found.title), ...written(found.text)].flatMap((address) => pages.get(address) ?? []);
  const isShort = typeof found.url === 'string' && pages.has(found.url);
  return {
    ...found,
    ...(isShort ? { id: found.id ?? found.url, url: page(found.url) } : {}),
    links: [...new Set([...links.map(page), ...fromText])],
  };
}

/** Returns the addresses in a text; a full stop after one ends the sentence. */
function written(text: unknown): readonly string[] {
  if (typeof text !== 'string' || !text.includes('://')) return [];
  const found = text.slice(0, 10_000).match(/https?:\/\/[\w.-]{1,100}\/[\w/~-]{1,200}/gi) ?? [];
  return found.slice(0, PER_TEXT);
}
