/** Links to a page, to all below it, or to a whole site, however they are written: `https`, bare, or `hxxps://example[.]com`. */
import { lazyPattern } from '../../lazy-pattern.js';
import { parseUrl } from '../../parse-url.js';
import { canonicalUrl } from '../mention/canonical-url.js';

/** `example.com/page`, `example.com/blog/*`, `example.com/`, or `example.com` for any page there; null: no address. */
export function readLink(value: string): string | null {
  const given = refanged(value.trim());
  const isOpen = given.endsWith('*');
  const address = isOpen ? given.slice(0, -1) : given;
  const page = pageOf(address);
  if (page === null) return null;
  const bare = page.slice('https://'.length);
  const isSite = !/[/?]/.test(bare);
  // A page has no slash at its end; a home page keeps it, so as not to be the whole site.
  const folder = address.endsWith('/') && (isOpen || isSite) ? '/' : '';
  return `${bare}${folder}${isOpen && !(isSite && folder === '') ? '*' : ''}`;
}

/** Whether an address is one that was asked for. @param link as `readLink` gives it */
export function linkTo(link: string): (page: string) => boolean {
  const wanted = `https://${link}`;
  if (wanted.endsWith('*')) {
    const prefix = wanted.slice(0, -1);
    return (page) => `${page}/`.startsWith(prefix);
  }
  if (wanted.endsWith('/')) return (page) => `${page}/` === wanted;
  if (/[/?]/.test(link)) return (page) => page === wanted;
  return (page) => {
    const host = /^https:\/\/([^/?]+)/.exec(page)?.[1] ?? '';
    return host === link || host.endsWith(`.${link}`);
  };
}

/** The canonical addresses that stand in a text and lead to `link`, or to anywhere where it is null. */
export function pagesIn(text: string, link: string | null): readonly string[] {
  const host = link === null ? null : (/^[^/?:*]+/.exec(link)?.[0] ?? null);
  return refanged(text)
    .split(/[\s<>"“”|[\]{}]+/u)
    .filter((piece) => piece.length <= LONGEST && (piece.includes('://') || (host !== null && holds(piece, host))))
    .flatMap((piece) => pageOf(withoutEnds(piece)) ?? []);
}

const holds = (piece: string, host: string): boolean => piece.toLowerCase().includes(host);

/** Punctuation of the sentence around it, and the parentheses of a Markdown link. */
function withoutEnds(piece: string): string {
  const begun = piece.slice(Math.max(0, piece.search(ALPHANUMERIC())));
  const ended = begun.replace(/[.,;:!?…*'’]+$/u, '');
  return begun.includes('(') ? ended : ended.replace(/[).,;:!?…*'’]+$/u, '');
}

const ALPHANUMERIC = lazyPattern(String.raw`[\p{L}\p{N}]`, 'u');

const LONGEST = 2000;

function pageOf(address: string): string | null {
  const written = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const host = parseUrl(written)?.hostname ?? '';
  return /[^.]\.[^.]/.test(host) || host === 'localhost' ? canonicalUrl(written) : null;
}

/** As it was before somebody made sure that nobody follows it. */
function refanged(text: string): string {
  if (!/[[({]|hxxp/i.test(text)) return text;
  return text
    .replace(/hxxp(?=s?(?::|\[))/giu, 'http')
    .replace(/\s?[[({](?:\.|dot)[\])}]\s?/giu, '.')
    .replace(/\[:\]/gu, ':')
    .replace(/\[:\/\/\]/gu, '://')
    .replace(/\[\/\]/gu, '/');
}
