/** Links to a page, to all below it, or to a whole site, however they are written: `https`, bare, or `hxxps://example[.]com`. */
import { isAscii, lazyPattern } from '../../lazy-pattern.js';
import { parseUrl } from '../../parse-url.js';
import { canonicalUrl, plainUrl } from '../mention/canonical-url.js';

/** `example.com/page`, `example.com/blog/*`, `example.com/`, or `example.com` for any page there; null: no address. */
export function readLink(value: string): string | null {
  const given = refanged(value.trim());
  const isOpen = given.endsWith('*');
  const address = isOpen ? given.slice(0, -1) : given;
  const page = isAddress(address) ? plainUrl(withScheme(address)) : null;
  if (page === null) return null;
  const bare = page.slice('https://'.length);
  const isSite = !/[/?]/.test(bare);
  // A page has no slash at its end; a home page keeps it, so as not to be the whole site.
  const folder = address.endsWith('/') && (isOpen || isSite) ? '/' : '';
  return `${bare}${folder}${isOpen && !(isSite && folder === '') ? '*' : ''}`;
}

/** Whether an address is one that was asked for, in one of its forms. @param link as `readLink` gives it */
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

/** The canonical addresses that stand in a text and lead to `link`, or to anywhere where it is null. */
export function pagesIn(text: string, link: string | null): readonly string[] {
  const host = link === null ? null : (/^[^/?:*]+/.exec(link)?.[0] ?? null);
  return refanged(text)
    .split(/[\s<>"“”|[\]{}]+/u)
    .filter((piece) => piece.length <= LONGEST && (piece.includes('://') || (host !== null && holds(piece, host))))
    .flatMap((piece) => addressesIn(withoutEnds(withoutHead(piece))).flatMap(formsOf));
}

/** An address as it is written, and as the page is called that it leads to; none where it is no address. */
export function formsOf(address: string): readonly string[] {
  if (!isAddress(address)) return [];
  const written = withScheme(address);
  return [...new Set([plainUrl(written), canonicalUrl(written)])].filter((form) => form !== null);
}

/** An international name may be written in its own letters. */
const holds = (piece: string, host: string): boolean =>
  piece.toLowerCase().includes(host) || (host.includes('xn--') && piece.includes('.') && !isAscii(piece));

/** Where no space stands before an address, as in `Link:https://example.com`; one that leads through another is whole. */
function withoutHead(piece: string): string {
  const at = piece.search(SCHEME);
  return at < 1 || IN_ADDRESS().test(piece.slice(0, at)) ? piece : piece.slice(at);
}

const SCHEME = /https?:\/\//i;
const IN_ADDRESS = lazyPattern(String.raw`[/?=&]|[\p{L}\p{N}]\.[\p{L}\p{N}]`, 'u');

/** As it stands, and up to what ends a sentence or a bracket in Chinese and Japanese, where no space follows. */
function addressesIn(piece: string): readonly string[] {
  const end = isAscii(piece) ? -1 : piece.search(WIDE_SIGN);
  return end === -1 ? [piece] : [piece, piece.slice(0, end)];
}

const WIDE_SIGN = /[、。，！？；：（）「」『』【】《》〈〉]/;

/** Punctuation of the sentence around it, and the parentheses of a Markdown link. */
function withoutEnds(piece: string): string {
  const begun = piece.slice(Math.max(0, piece.search(ALPHANUMERIC())));
  const ending = begun.includes('(') ? ENDINGS : `)${ENDINGS}`;
  let end = begun.length;
  // From behind: a pattern would begin anew at every sign before the end.
  while (end > 0 && ending.includes(begun[end - 1]!)) end -= 1;
  return begun.slice(0, end);
}

const ENDINGS = `.,;:!?…*'’`;

const ALPHANUMERIC = lazyPattern(String.raw`[\p{L}\p{N}]`, 'u');

const LONGEST = 2000;

/** `ann@example.com` and `@ann@example.social` are people there, and no links to it. */
function isAddress(text: string): boolean {
  if (!text.includes('://') && /^[^/?#]*@/.test(text)) return false;
  const host = parseUrl(withScheme(text))?.hostname ?? '';
  return /[^.]\.[^.]/.test(host) || host === 'localhost';
}

const withScheme = (address: string): string => (/^https?:\/\//i.test(address) ? address : `https://${address}`);

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
