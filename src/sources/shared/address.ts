/** Addresses as feeds and pages write them. */
import { isPlainAddress, parseUrl } from '../../parse-url.js';

/** Absolute and http(s), else null. One that is absolute already is left as it was written. */
export function httpAddress(text: string, base?: string): string | null {
  const address = text.trim();
  // Without a base URL.parse('') is null already; with one it would be the base itself.
  if (address === '') return null;
  if (isPlainAddress(address)) return address;
  if (base === undefined && NO_ADDRESS.test(address)) return null;
  const url = parseUrl(address, base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  return /^https?:\/\/[\x21-\x7e]+$/i.test(address) ? address : url.href;
}

/** Names of items, most of all: parsing them only to fail would cost more than all the rest. */
const NO_ADDRESS = /^(?!https?:)[\x21-\x7e][\x20-\x7e]*$/i;

/** As people type them: a bare host, `feed://`, or an address. Null: no http address can be made of it. */
export function typedAddress(text: string): string | null {
  const address = text.trim().replace(/^feed:(?:\/\/(?!https?:))?/i, '');
  return httpAddress(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
}

export function hostOf(address: string): string {
  return parseUrl(address)?.host ?? address;
}

/** Where, without the part of an address in which keys travel. */
export function placeOf(address: string): string {
  const url = parseUrl(address);
  if (url === null) return address;
  const { host, pathname } = url;
  return `${host}${pathname === '/' ? '' : pathname}`;
}
