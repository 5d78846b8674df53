/**
 * Links to a page, to everything below it, or to a whole site, in any notation: with `https`, bare, or defanged as
 * `hxxps://example[.]com`.
 */
import { isAscii, lazyPattern } from '../../lazy-pattern.js';
import { parseUrl } from '../../parse-url.js';
import { canonicalUrl, plainUrl } from '../mention/canonical-url.js';

/**
 * Returns the canonical link, or null if it is not an address: `example.com/page` for one page, `example.com/blog/*`
 * for everything below, `example.com/` for the home page, `example.com` for any page of the site.
 */
export function readLink(value: string): string | null {
  const given = refanged(value.trim());
  const isOpen = given.endsWith('*');
  const address = isOpen ? given.slice(0, -1) : given;
  const page = isAddress(address) ? plainUrl(withScheme(address)) : null;
  if (page === null) return null;
  const bare = page.slice('https://'.length);
  const isSite = !/[/?]/.test(bare);
  // Pages lose their trailing slash; a home page keeps it, which distinguishes it from the whole site.
  const folder = address.endsWith('/') && (isOpen || isSite) ? '/' : '';
  return `${bare}${folder}${isOpen && !(isSite && folder === '') ? '*' : ''}`;
}

/**
 * Returns a test of whether a page address, in one of its forms, is covered by a link.
 * @param link from `readLink`
 */
export function linkTo(link: string): (page: string) => boolean {
  const wanted = `https://${link}`;
  if (wanted.endsWith('*')) {
    const prefix = wanted.slice(0, -1);
    return (page) => `${page}/`.startsWith(prefix);
  }
  if (wanted.endsWith('/')) return (page) => `${page}/` === wanted;
  const canonical = canonicalUrl(wanted);
  if (/[/?]/.test(link)) return (page) => page === wanted || page === canonical;
  const hosts = [link, canonical?.slice('https://'.length) ?? link];
  return (page) => {
    const own = /^https:\/\/([^/?#]+)/.exec(page)?.[1] ?? '';
    return hosts.some((host) => own === host || own.endsWith(`.${host}`));
  };
}

/**
 * Returns the addresses found in a text, in all forms of `formsOf`. Addresses without a scheme are only recognized if
 * they contain the host of `link`.
 */
export function pagesIn(text: string, link: string | null): readonly string[] {
  const host = link === null ? null : (/^[^/?:*]+/.exec(link)?.[0] ?? null);
  return refanged(text)
    .split(/[\s<>"“”|[\]{}]+/u)
    .filter((piece) => piece.length <= LONGEST && (piece.includes('://') || (host !== null && holds(piece, host))))
    .flatMap((piece) => addressesIn(withoutEnds(withoutHead(piece))).flatMap(formsOf));
}

/** Returns an address in its plain and canonical forms; empty if it is not an address. */
export function formsOf(address: string): readonly string[] {
  if (!isAddress(address)) return [];
  const written = withScheme(address);
  return [...new Set([plainUrl(written), canonicalUrl(written)])].filter((form) => form !== null);
}

/** An internationalized domain name may be written in Unicode, while `host` is in punycode. */
const holds = (piece: string, host: string): boolean =>
  piece.toLowerCase().includes(host) || (host.includes('xn--') && piece.includes('.') && !isAscii(piece));

/**
 * Drops text glued to the front of an address, as in `Link:https://example.com`, but keeps an address that embeds
 * another one.
 */
function withoutHead(piece: string): string {
  const at = piece.search(SCHEME);
  return at < 1 || IN_ADDRESS().test(piece.slice(0, at)) ? piece : piece.slice(at);
}

const SCHEME = /https?:\/\//i;
const IN_ADDRESS = lazyPattern(String.raw`[/?=&]|[\p{L}\p{N}]\.[\p{L}\p{N}]`, 'u');

/**
 * Returns the piece itself and, if different, the part before the first CJK punctuation mark, which no space follows.
 */
function addressesIn(piece: string): readonly string[] {
  const end = isAscii(piece) ? -1 : piece.search(WIDE_SIGN);
  return end === -1 ? [piece] : [piece, piece.slice(0, end)];
}

const WIDE_SIGN = /[、。，！？；：（）「」『』【】《》〈〉]/;

/** Strips the punctuation of the surrounding sentence and the parentheses of a Markdown link. */
function withoutEnds(piece: string): string {
  const begun = piece.slice(Math.max(0, piece.search(ALPHANUMERIC())));
  const ending = begun.includes('(') ? ENDINGS : `)${ENDINGS}`;
  let end = begun.length;
  // Scans from the end: a regular expression would retry at every punctuation character.
  while (end > 0 && ending.includes(begun[end - 1]!)) end -= 1;
  return begun.slice(0, end);
}

const ENDINGS = `.,;:!?…*'’`;

const ALPHANUMERIC = lazyPattern(String.raw`[\p{L}\p{N}]`, 'u');

const LONGEST = 2000;

/** `ann@example.com` and `@ann@example.social` are people, not links to the host. */
function isAddress(text: string): boolean {
  if (!text.includes('://') && /^[^/?#]*@/.test(text)) return false;
  const host = parseUrl(withScheme(text))?.hostname ?? '';
  return /[^.]\.[^.]/.test(host) || host === 'localhost';
}

const withScheme = (address: string): string => (/^https?:\/\//i.test(address) ? address : `https://${address}`);

/** Undoes defanging, the notation that keeps an address from being clickable. */
function refanged(text: string): string {
  if (!/[[({]|hxxp/i.test(text)) return text;
  return text
    .replace(/hxxp(?=s?(?::|\[))/giu, 'http')
    .replace(/\s?[[({](?:\.|dot)[\])}]\s?/giu, '.')
    .replace(/\[:\]/gu, ':')
    .replace(/\[:\/\/\]/gu, '://')
    .replace(/\[\/\]/gu, '/');
}
