/** Canonical form of page addresses. It decides which mentions are folded into one, and is never shown. */
import { ownCopy } from '../../own-copy.js';
import { parseUrl } from '../../parse-url.js';
import { isGoogle, isRedirector, pageBehind, type WebAddress } from './redirectors.js';
import { atHome, isSpecialSite } from './site-pages.js';
import { isTracking } from './tracking.js';

/** Most redirectors nested inside each other; an address with more is a trick and is used as it is. */
const REDIRECTS_AT_MOST = 5;

/**
 * Returns the canonical form of an http(s) URL: `https`; host in lower case without `www.`; no user, default port,
 * trailing slash, index page, fragment or tracking; sorted parameters; no unnecessary escapes; AMP and mobile twins
 * folded; known redirectors and archives unwrapped; one form for the addresses of well-known sites. Null for anything
 * else.
 */
export function canonicalUrl(url: string): string | null {
  const plain = ofPlainAddress(url);
  if (plain !== null) return plain;
  const page = unwrapped(url);
  return page === null ? null : printed(atHome(page));
}

/** Like `canonicalUrl`, but without the rules for well-known sites, whose hosts and paths stay as they are. */
export function plainUrl(url: string): string | null {
  const page = unwrapped(url);
  return page === null ? null : printed(page);
}

/**
 * Fast path for most addresses: an ordinary host, and a path without dots, escapes or parameters. Null if the address
 * must be parsed.
 */
function ofPlainAddress(url: string): string | null {
  if (!PLAIN.test(url) || ODD_PATH.test(url)) return null;
  const hostAt = url.indexOf('/') + '//'.length;
  const pathAt = url.indexOf('/', hostAt);
  if (!isOrdinary(url.slice(hostAt, pathAt === -1 ? url.length : pathAt))) return null;
  // Nearly all are in this form already; returning the same string avoids a copy that would live as long as the
  // mention.
  const bare = url.endsWith('/') ? url.slice(0, -1) : url;
  return bare.startsWith('https') ? bare : `https${bare.slice('http'.length)}`;
}

const PLAIN = /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,24}(?:\/[\w@~-]+)*\/?$/;
/** AMP pages, and the ActivityPub addresses of posts in the Fediverse. */
const ODD_PATH = /\/amp(?:\/|$)|^https?:\/\/[^/]*\/users\//i;

const HOSTS_AT_MOST = 10_000;
const ordinary = new Map<string, boolean>();

function isOrdinary(host: string): boolean {
  const known = ordinary.get(host);
  if (known !== undefined) return known;
  const found = hostOf(host) === host && !isRedirector(host) && !isSpecialSite(host);
  if (ordinary.size < HOSTS_AT_MOST) ordinary.set(ownCopy(host), found);
  return found;
}

function unwrapped(url: string): WebAddress | null {
  const outermost = spelled(url);
  let page = outermost;
  for (let hops = 0; page !== null; hops += 1) {
    const behind = pageBehind(page);
    const next = behind === null ? null : spelled(behind);
    if (next === null) return page;
    page = hops < REDIRECTS_AT_MOST ? next : null;
  }
  return outermost;
}

function spelled(address: string): WebAddress | null {
  const url = parseUrl(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const host = hostOf(url.hostname);
  if (host === '') return null;
  // Everything becomes https, so 443 is dropped from an http address as well.
  const port = url.port === '443' ? '' : url.port;
  // Some sites use the fragment as a route to a page; elsewhere it is a position on the page.
  const route = /^#[!/]./.test(url.hash) ? url.hash : '';
  return { host, port, segments: segmentsOf(url.pathname, host), parameters: parametersOf(url.searchParams), route };
}

function printed({ host, port, segments, parameters, route }: WebAddress): string {
  const path = segments.map((segment) => `/${segment}`).join('');
  const query = parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort();
  return `https://${host}${port === '' ? '' : `:${port}`}${path}${query.length === 0 ? '' : `?${query.join('&')}`}${route}`;
}

const TWIN = /^(?:www|m|mobile|touch|amp)\./;
/** Domains under which anybody can register: m.co.uk is not the mobile twin of co.uk. */
const SHARED = /^(?:[^.]+|(?:co|com|net|org|gov|edu|ac|or|ne|go)\.[a-z]{2})$/;

/** Longest DNS name. Longer hosts lead nowhere, and the patterns would take quadratic time on them. */
const LONGEST_HOST = 255;

function hostOf(hostname: string): string {
  if (hostname.length > LONGEST_HOST) return hostname;
  let host = hostname.replace(/\.+$/, '');
  while (TWIN.test(host) && !SHARED.test(host.replace(TWIN, ''))) host = host.replace(TWIN, '');
  return host.replace(/(?:\.m)+\.(?=wik[a-z]+\.org$)/, '.');
}

function segmentsOf(pathname: string, host: string): readonly string[] {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const named = segments.map((segment) =>
    withoutAmpEnding(withoutSession(segment).replace(/%[\da-f]{2}/gi, unescaped)),
  );
  // A page called /amp may be about amplifiers.
  const isAmpPage = (place: number) => place > 0 && /^amp(?:\.html)?$/i.test(named[place] ?? '');
  while (
    /^(?:index\.(?:html?|php|aspx?|jsp)|default\.(?:html?|aspx?))$/i.test(named.at(-1) ?? '') ||
    isAmpPage(named.length - 1)
  )
    named.pop();
  if (isGoogle(host)) return named;
  return named.slice(
    Math.max(
      0,
      named.findIndex((segment, place) => segment !== 'amp' || place === named.length - 1),
    ),
  );
}

function withoutAmpEnding(segment: string): string {
  const file = /\.html$/i.test(segment) ? segment.slice(-5) : '';
  let end = segment.length - file.length;
  while (end > 4 && segment[end - 5] !== '.' && segment.slice(end - 4, end).toLowerCase() === '.amp') end -= 4;
  return segment.slice(0, end) + file;
}

/** RFC 3986, 6.2.2: unnecessary escapes are removed, the others are in upper case. */
function unescaped(written: string): string {
  const character = String.fromCharCode(Number.parseInt(written.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : written.toUpperCase();
}

function parametersOf(parameters: URLSearchParams): WebAddress['parameters'] {
  return [...parameters]
    .map(([name, value]) => [name.replace(/^(?:amp;)+/, ''), value] as const)
    .filter(
      ([name, value]) => !isTracking(name) && !isSession(name) && !isAmp(name, value) && (name !== '' || value !== ''),
    );
}

/** Belongs to the visitor, not to the page. */
const isSession = (name: string): boolean =>
  /^(?:jsessionid|phpsessid|sessionid|aspsessionid\w*|cfid|cftoken)$/i.test(name);

const withoutSession = (segment: string): string => segment.replace(/;jsessionid=.*$/i, '');

function isAmp(name: string, value: string): boolean {
  return /^(?:amp|outputType)$/i.test(name) && /^(?:1|true|amp|)$/i.test(value);
}
