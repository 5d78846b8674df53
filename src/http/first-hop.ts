/** Turns a request of a source into the first exchange to send. */

import { SourceError, UsageError } from '../errors.js';
import { parseUrl } from '../parse-url.js';
import type { HttpRequest } from '../sources/source.js';
import { hostOf } from './place.js';
import { type Hop, isWeb, notWeb, withoutUser } from './redirect.js';

/**
 * @throws SourceError `blocked` (not http or https), `unreachable` (invalid URL), `auth` (a key not valid in a header)
 */
export function firstHop(request: HttpRequest, settings: { userAgent: string; base: URL | null }): Hop {
  const given = parseUrl(request.url);
  if (given === null) throw new SourceError('unreachable', 'the address to request is not valid');
  if (!isWeb(given)) throw notWeb(given, 'this is');
  const url = settings.base === null ? given : rebased(given, settings.base);
  // A base URL is the user's own address and therefore trusted, wherever the original URL came from.
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

/** Returns the body of a request and its content type; null: none. */
export function contentOf({ body, form }: HttpRequest): { readonly text: string; readonly type: string } | null {
  if (body !== undefined) return { text: JSON.stringify(body), type: 'application/json' };
  if (form === undefined) return null;
  return { text: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
}

/**
 * Replaces scheme and host by the base's and prepends the base's path; path and query stay. A URL already below the
 * base is unchanged.
 */
export function rebased(url: URL, base: URL): URL {
  const folder = `${base.pathname.replace(/\/+$/, '')}/`;
  if (url.origin === base.origin && url.pathname.startsWith(folder)) return url;
  const moved = new URL(base);
  moved.pathname = `${base.pathname.replace(/\/+$/, '')}${url.pathname}`;
  moved.search = url.search;
  return moved;
}

/** @param setting name of the setting, for the error @throws UsageError if it is not an http(s) URL */
export function readBaseUrl(baseUrl: string, setting = 'a baseUrl'): URL {
  // Streams (`ws:`, `wss:`) are opened through the same base URL.
  const url = parseUrl(baseUrl.replace(/^ws(?=s?:)/i, 'http'));
  if (url !== null && isWeb(url)) return url;
  throw new UsageError(`${setting} must be an http or https address`, { hint: 'write it as http://127.0.0.1:8080' });
}

/**
 * Returns the user info of a URL as an `Authorization` header, so that it is bound to its origin like all credentials.
 */
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

/**
 * Trims header values, as keys often come with the line break of the file they were copied from, and rejects invalid
 * characters, which axios would send silently.
 */
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
