/** Redirectors whose addresses contain the address of the target page. */

/** A parsed address, without user, default port and fragment. Segments are still escaped, parameters are not. */
export interface WebAddress {
  readonly host: string;
  readonly port: string;
  readonly segments: readonly string[];
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** A fragment that is a page of its own, `#/about` or `#!about`; otherwise empty. */
  readonly route: string;
}

interface Redirector {
  /** Matched against the host without `www.` and `m.`. */
  readonly host: RegExp;
  /** Absent: any path. */
  readonly path?: string;
  /** Parameters that may hold the page; the first one that does counts. */
  readonly parameters: readonly string[];
}

const GOOGLE = /^(?:[a-z]+\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/;

const REDIRECTORS: readonly Redirector[] = [
  { host: GOOGLE, path: 'url', parameters: ['url', 'q'] },
  { host: /^bing\.com$/, path: 'news/apiclick.aspx', parameters: ['url'] },
  { host: /^lm?\.(?:facebook|messenger)\.com$/, path: 'l.php', parameters: ['u'] },
  { host: /^l\.(?:instagram|threads)\.(?:com|net)$/, path: '', parameters: ['u'] },
  { host: /^youtube\.com$/, path: 'redirect', parameters: ['q'] },
  { host: /^out\.reddit\.com$/, parameters: ['url'] },
  { host: /^(?:[a-z]+\.)?duckduckgo\.com$/, path: 'l', parameters: ['uddg'] },
  { host: /^linkedin\.com$/, path: 'redir/redirect', parameters: ['url'] },
  { host: /^linkedin\.com$/, path: 'safety/go', parameters: ['url'] },
  { host: /^vk\.com$/, path: 'away.php', parameters: ['to'] },
  { host: /^t\.umblr\.com$/, path: 'redirect', parameters: ['z'] },
  { host: /^slack-redir\.net$/, path: 'link', parameters: ['url'] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: '', parameters: ['url'] },
];

export function isGoogle(host: string): boolean {
  return GOOGLE.test(host);
}

/** Whether addresses of a host may contain the address of another page. */
export function isRedirector(host: string): boolean {
  return isGoogle(host) || AMP_CACHE.test(host) || [...REDIRECTORS, ...WRAPPERS].some((one) => one.host.test(host));
}

const AMP_CACHE = /(?:^|\.)cdn\.ampproject\.org$/;

/** Returns the address that a redirector leads to; null if it is not a redirector, or contains none. */
export function pageBehind(address: WebAddress): string | null {
  const { host, segments, parameters } = address;
  if (isGoogle(host) && segments[0] === 'amp') return ampPage(address, segments.slice(1));
  if (AMP_CACHE.test(host) && /^[a-z]$/.test(segments[0] ?? '')) {
    return ampPage(address, segments.slice(1));
  }
  const wrapped = wrappedPage(address);
  if (wrapped !== null) return wrapped;
  const path = segments.join('/');
  const known = REDIRECTORS.find((one) => one.host.test(host) && (one.path ?? path) === path);
  const targets = known?.parameters.map((name) => parameters.find((parameter) => parameter[0] === name)?.[1]);
  return targets?.find((target) => target !== undefined && /^https?:\/\//i.test(target)) ?? null;
}

/**
 * Returns the page in the path after the prefix of an archive or a bridge. Double slashes have become single by now.
 */
function wrappedPage({ host, segments, parameters }: WebAddress): string | null {
  const before = WRAPPERS.find((one) => one.host.test(host) && one.before.test(segments.join('/')))?.before;
  if (before === undefined) return null;
  const [, scheme, rest] = /^(https?|at):\/(.+)$/i.exec(segments.join('/').replace(before, '')) ?? [];
  if (scheme === undefined || rest === undefined) return null;
  if (scheme.toLowerCase() === 'at') {
    const [, did, key] = /^(did:[^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(rest) ?? [];
    return did === undefined || key === undefined ? null : `https://bsky.app/profile/${did}/post/${key}`;
  }
  const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
  return `${scheme}://${rest}${query === '' ? '' : `?${query}`}`;
}

const WRAPPERS: readonly { readonly host: RegExp; readonly before: RegExp }[] = [
  { host: /^web\.archive\.org$/, before: /^web\/(?:\d{1,14}|\*)(?:[a-z]{2}_)?\// },
  { host: /^archive\.(?:org|today|ph|is|li|vn|fo|md)$/, before: /^(?:o\/\w+\/|\d{8,14}\/|web\/\d{1,14}\/)/ },
  { host: /^(?:bsky|fed)\.brid\.gy$/, before: /^(?:r|convert\/(?:ap|web))\// },
];

/** Returns the host and path of an AMP page as its viewers write them, with `s/` for https. */
function ampPage({ parameters }: WebAddress, segments: readonly string[]): string | null {
  const [host, ...path] = segments[0] === 's' ? segments.slice(1) : segments;
  if (host === undefined || !host.includes('.')) return null;
  const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
  return `https://${host}/${path.join('/')}?${query}`;
}
