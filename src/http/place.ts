/** Places on the network: how messages name them, short and without the parts of a URL in which keys travel. */
import { parseUrl } from '../parse-url.js';

const MOST_CHARACTERS = 100;

/** `news.example:8080` */
export function hostOf(url: string | URL): string {
  const parsed = typeof url === 'string' ? parseUrl(url) : url;
  return shortened(parsed?.host ?? 'an unreadable address');
}

/** `news.example/feed` */
export function placeOf(url: string | URL): string {
  const parsed = typeof url === 'string' ? parseUrl(url) : url;
  return shortened(parsed === null ? 'an unreadable address' : `${parsed.host}${parsed.pathname}`);
}

/** This machine: its own services, and tests. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

export function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}
