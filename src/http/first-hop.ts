/** What a source asks for, made ready for the wire. */

import { SourceError, UsageError } from '../errors.js';
import { parseUrl } from '../parse-url.js';
import type { HttpRequest } from '../sources/source.js';
import { hostOf } from './place.js';
import { type Hop, isWeb, notWeb, withoutUser } from './redirect.js';

/** @throws SourceError `blocked` (not http), `unreachable` (no address), `auth` (a key that cannot be a header) */
export function firstHop(request: HttpRequest, settings: { userAgent: string; base: URL | null }): Hop {
  const given = parseUrl(request.url);
  if (given === null) throw new SourceError('unreachable', 'the address to request is not valid');
  if (!isWeb(given)) throw notWeb(given, 'this is');
  const url = settings.base === null ? given : rebased(given, settings.base);
  // What the user put in place of a host is the user's own address, whatever led there.
  const untrusted = settings.base === null && request.untrusted === true;
  const sent = contentOf(request);
  return {
    url: withoutUser(url),
    method: request.method ?? 'GET',
    body: sent?.text ?? null,
    untrusted,
    headers: {
      'user-agent': settings.userAgent,
      accept: '*/*',
      ...(sent === null ? {} : { 'content-type': sent.type }),
      ...(untrusted ? {} : basicAuthorization(url)),
      ...sendable(request.headers ?? {}, url),
    },
  };
}

/** What is sent with a request; null: nothing. */
export function contentOf({ body, form }: HttpRequest): { readonly text: string; readonly type: string } | null {
  if (body !== undefined) return { text: JSON.stringify(body), type: 'application/json' };
  if (form === undefined) return null;
  return { text: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
}

/** Scheme, host and the path before the path are the base's; path and query stay. What lies there already is left. */
export function rebased(url: URL, base: URL): URL {
  const folder = `${base.pathname.replace(/\/+$/, '')}/`;
  if (url.origin === base.origin && url.pathname.startsWith(folder)) return url;
  const moved = new URL(base);
  moved.pathname = `${base.pathname.replace(/\/+$/, '')}${url.pathname}`;
  moved.search = url.search;
  return moved;
}

/** @param setting what it is called, for the error @throws UsageError */
export function readBaseUrl(baseUrl: string, setting = 'a baseUrl'): URL {
  // A stream is asked for through the same address.
  const url = parseUrl(baseUrl.replace(/^ws(?=s?:)/i, 'http'));
  if (url !== null && isWeb(url)) return url;
  throw new UsageError(`${setting} must be an http or https address`, { hint: 'write it as http://127.0.0.1:8080' });
}

/** User info of an address as the header that it means, so that it can be bound to its origin as all credentials. */
function basicAuthorization(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const pair = [url.username, url.password].map(decoded).join(':');
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Keys come with the line break of the file they were copied from; axios would send a wrong one in silence. */
function sendable(headers: Readonly<Record<string, string>>, url: URL): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const trimmed = value.trim();
      if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(trimmed)) {
        return [name.toLowerCase(), trimmed];
      }
      throw new SourceError('auth', `a header for ${hostOf(url)} contains characters that cannot be sent`, {
        hint: 'check the key for line breaks and stray characters',
      });
    }),
  );
}
