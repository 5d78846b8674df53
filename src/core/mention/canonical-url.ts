/** One spelling for all the addresses of a page: it decides what folds, and is never shown. */
import { parseUrl } from '../../parse-url.js';
import { isTracking } from './tracking.js';

/** Redirectors of which the page behind stands in the address itself: host, path, and the parameter that holds it. */
const REDIRECTORS: readonly { host: RegExp; path: RegExp; parameters: readonly string[] }[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameters: ['url', 'q'] },
  { host: /^(?:www\.)?bing\.com$/, path: /^\/news\/apiclick\.aspx$/, parameters: ['url'] },
  { host: /^l\.(?:facebook|instagram)\.com$/, path: /^\/(?:l\.php)?$/, parameters: ['u'] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  { host: /^out\.reddit\.com$/, path: /./, parameters: ['url'] },
  { host: /^(?:\w+\.)?duckduckgo\.com$/, path: /^\/l\/$/, parameters: ['uddg'] },
];
const REDIRECTS_AT_MOST = 3;

/**
 * `https`, host in lower case without `www.`, no default port, trailing slash or fragment, no tracking, parameters
 * sorted, AMP and mobile twins folded, known redirectors unwrapped. Null for what is no http(s) URL.
 */
export function canonicalUrl(url: string, depth = 0): string | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null;
  const target = behind(parsed);
  if (target !== null && depth < REDIRECTS_AT_MOST) return canonicalUrl(target, depth + 1) ?? plain(parsed);
  return plain(parsed);
}

function plain(url: URL): string {
  const host = url.hostname
    .replace(/\.$/, '')
    .replace(/^www\d?\./, '')
    .replace(/^(?:m|mobile|amp)\.(?=[^.]+\.[^.]+)/, '')
    .replace(/^([a-z]{2,3})\.m\.(?=wikipedia\.org$)/, '$1.');
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:amp|amp\.html|index\.html?)\/?$/, '/')
    .replace(/\/$/, '');
  const parameters = [...url.searchParams]
    .filter(
      ([name, value]) => !isTracking(name) && !(/^(?:amp|outputType)$/i.test(name) && /^(?:1|true|amp|)$/i.test(value)),
    )
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort();
  const port = url.port === '' ? '' : `:${url.port}`;
  return `https://${host}${port}${path}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`;
}

function behind(url: URL): string | null {
  const amp = /^\/amp\/(s\/)?(.+)$/.exec(url.pathname);
  if (amp !== null && /^(?:www\.)?google\./.test(url.hostname)) return `https://${amp[2]}${url.search}`;
  const cached = /^\/[a-z]\/(?:s\/)?(.+)$/.exec(url.pathname);
  if (cached !== null && url.hostname.endsWith('.cdn.ampproject.org')) return `https://${cached[1]}${url.search}`;
  const known = REDIRECTORS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  const target = known?.parameters.map((name) => url.searchParams.get(name)).find((value) => value !== null) ?? null;
  return target !== null && /^https?:\/\//i.test(target) ? target : null;
}
