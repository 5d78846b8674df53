/** Follows redirects: where they lead, and which headers may be sent along. */

import { SourceError } from '../errors.js';
import { parseUrl } from '../parse-url.js';
import { hostOf, placeOf } from './place.js';
import type { Exchange, RawResponse } from './transport.js';
import { utf8 } from './utf8.js';

/** One request of a redirect chain. */
export type Hop = Pick<Exchange, 'method' | 'headers' | 'body' | 'untrusted'> & { readonly url: URL };

/** Headers that reveal nothing about the sender. All others stay with the origin they were meant for. */
const GOES_ANYWHERE = new Set(['accept', 'accept-encoding', 'accept-language', 'user-agent']);

/**
 * Returns the next request of a redirect.
 * @param rebase moves URLs of the origin that the user replaced to its replacement
 * @returns null if the response is not a redirect
 * @throws SourceError `bad_response`, `blocked`
 */
export function redirected(hop: Hop, response: RawResponse, rebase: (url: URL) => URL): Hop | null {
  if (![301, 302, 303, 307, 308].includes(response.status) || response.headers['location'] === undefined) return null;
  const location = asSent(response.headers['location']);
  const target = parseUrl(location, hop.url.href);
  if (target === null) throw new SourceError('bad_response', `${hostOf(hop.url)} redirects to an invalid address`);
  const url = withoutUser(rebase(target));
  if (!isWeb(url)) throw notWeb(url, `${hostOf(hop.url)} redirects to`);
  const isSameOrigin = url.origin === hop.url.origin;
  const becomesGet = hop.method === 'POST' && response.status < 307;
  if (hop.method === 'POST' && !becomesGet && !isSameOrigin) {
    throw new SourceError('bad_response', `${hostOf(hop.url)} redirects the same data to ${hostOf(url)}`);
  }
  return {
    url,
    method: becomesGet ? 'GET' : hop.method,
    body: becomesGet ? null : hop.body,
    headers: picked(hop.headers, (name) => {
      if (becomesGet && name.startsWith('content-')) return false;
      return isSameOrigin || GOES_ANYWHERE.has(name);
    }),
    untrusted: hop.untrusted || !isSameOrigin,
  };
}

/** Many servers send the address in UTF-8, but Node decodes headers as Latin-1. */
function asSent(header: string): string {
  return utf8(Buffer.from(header, 'latin1')) ?? header;
}

export function isWeb(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

export function notWeb(url: URL, who: string): SourceError {
  return new SourceError('blocked', `${who} a ${url.protocol} address; only http and https are asked`);
}

/** @throws SourceError `bad_response` if the chain forms a loop or is too long */
export function checkChain(chain: readonly Hop[]): void {
  const last = chain.at(-1);
  const first = chain[0];
  if (last === undefined || first === undefined) return;
  if (chain.slice(0, -1).some((hop) => hop.method === last.method && hop.url.href === last.url.href)) {
    throw new SourceError('bad_response', `redirects form a loop at ${placeOf(last.url)}`);
  }
  if (chain.length > MOST_REDIRECTS + 1) {
    throw new SourceError('bad_response', `${placeOf(first.url)} redirects more than ${MOST_REDIRECTS} times`);
  }
}

const MOST_REDIRECTS = 10;

export function withoutUser(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}

function picked(headers: Hop['headers'], isKept: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
}
