/** URLs as feeds, pages and users write them. */
import { isPlainAddress, parseUrl } from '../../parse-url.js';

/** Returns an absolute http(s) URL, else null. A plain absolute URL is returned exactly as written. */
export function httpAddress(text: string, base?: string): string | null {
  const address = text.trim();
  // Without a base URL.parse('') returns null; with one it would return the base itself.
  if (address === '') return null;
  if (isPlainAddress(address)) return address;
  if (base === undefined && NO_ADDRESS.test(address)) return null;
  const url = parseUrl(address, base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  return /^https?:\/\/[\x21-\x7e]+$/i.test(address) ? address : url.href;
}

/**
 * Matches text that cannot be an absolute http(s) URL, mostly names of items. Parsing them only to fail would cost more
 * than everything else.
 */
const NO_ADDRESS = /^(?!https?:)[\x21-\x7e][\x20-\x7e]*$/i;

/** Parses a URL as users type it: a bare host, `feed://`, or a full URL. Null if no http(s) URL can be made of it. */
export function typedAddress(text: string): string | null {
  const address = text.trim().replace(/^feed:(?:\/\/(?!https?:))?/i, '');
  return httpAddress(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
}

export function hostOf(address: string): string {
  return parseUrl(address)?.host ?? address;
}

/** Returns host and path for messages, without the parts of a URL that may contain keys. */
export function placeOf(address: string): string {
  const url = parseUrl(address);
  if (url === null) return address;
  const { host, pathname } = url;
  return `${host}${pathname === '/' ? '' : pathname}`;
}
