/** Short names of hosts and pages for messages, without the parts of a URL that may contain keys. */
import { parseUrl } from '../parse-url.js';

const MOST_CHARACTERS = 100;

/** Returns the host, as in `news.example:8080`. */
export function hostOf(url: string | URL): string {
  const parsed = typeof url === 'string' ? parseUrl(url) : url;
  return shortened(parsed?.host ?? 'an unreadable address');
}

/** Returns host and path, as in `news.example/feed`. */
export function placeOf(url: string | URL): string {
  const parsed = typeof url === 'string' ? parseUrl(url) : url;
  return shortened(parsed === null ? 'an unreadable address' : `${parsed.host}${parsed.pathname}`);
}

/** Whether a host name means this machine, where local services and tests run. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

export function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}
