/** Fetches one document, conditionally on having changed since the last run. */

import { type HttpResponse, type Refusal, type SourceContext, SourceError } from '../../source.js';
import { hostOf, placeOf } from '../address.js';
import { objectOf, textOf } from '../json.js';
import type { Feed } from './feed.js';

export interface Document {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** URL after redirects. */
  readonly url: string;
  /** Validators for conditional requests; null if the server sent none that can be used. */
  readonly validators: Validators | null;
}

interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Context = Pick<SourceContext, 'http' | 'cache' | 'note'>;

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5';

const NOT_MODIFIED = 304;
const FAILED_CONDITION = 412;

/** The cache is meant for small values; longer documents are fetched again. */
const KEPT_AT_MOST = 256 * 1024;

/** A server may not accept a longer validator back, as many read only a few kB of headers. */
const LONGEST_VALIDATOR = 1000;

export type Explain = (response: HttpResponse) => Refusal | undefined;

/**
 * @param untrusted whether the URL was found in content
 * @param explain explains error statuses of this server
 */
export async function fetchDocument(
  url: string,
  untrusted: boolean,
  context: Context,
  explain?: Explain,
): Promise<Document> {
  const kept = readKept(await context.cache.get(keyOf(url)), url);
  const ask = (known: Document | null) =>
    context.http.request({
      url,
      untrusted,
      headers: { accept: ACCEPT, ...(known === null ? {} : conditions(known)) },
      accept: known === null ? [] : [NOT_MODIFIED, FAILED_CONDITION],
      explain: (response) => explain?.(response) ?? gone(response),
    });
  let response = await ask(kept);
  if (kept !== null && response.status === NOT_MODIFIED) return kept;
  // The server says that the document has changed but withholds it, so request it unconditionally.
  if (kept !== null && response.status === FAILED_CONDITION) response = await ask(null);
  if (!isSame(response.url, url)) context.note(`${placeOf(url)} has moved to ${placeOf(response.url)}`);
  return {
    bytes: response.bytes,
    contentType: response.headers['content-type'] ?? '',
    url: response.url,
    validators: validatorsOf(response),
  };
}

/**
 * Stores a document for the next run. All feeds of a WordPress site have the same validators, so they are stored for
 * the full URL. A truncated document is not stored: the server must not confirm it as unchanged.
 */
export async function keepFeed(url: string, { isTorn }: Feed, document: Document, context: Context): Promise<void> {
  const { bytes, validators, contentType } = document;
  if (isTorn || validators === null || bytes.length > KEPT_AT_MOST) return;
  const body = Buffer.from(bytes).toString('base64');
  // An unchanged URL is known when the document is requested again, and is not stored, as it may contain a key.
  const moved = isSame(document.url, url) ? null : document.url;
  await context.cache.set(keyOf(url), JSON.stringify({ contentType, validators, url: moved, bytes: body }));
}

const keyOf = (url: string) => `document:${url}`;

/** Compares URLs ignoring user info, which is absent from response URLs. */
function isSame(one: string, other: string): boolean {
  const bare = (address: string) => Object.assign(new URL(address), { username: '', password: '' }).href;
  return bare(one) === bare(other);
}

function validatorsOf({ headers }: HttpResponse): Validators | null {
  const short = (validator = '') => (validator === '' || validator.length > LONGEST_VALIDATOR ? null : validator);
  const [etag, lastModified] = [short(headers['etag']), short(headers['last-modified'])];
  return etag === null && lastModified === null ? null : { etag, lastModified };
}

function conditions({ validators }: Document): Record<string, string> {
  const { etag = null, lastModified = null } = validators ?? {};
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

function readKept(text: string | undefined, asked: string): Document | null {
  try {
    const kept = objectOf(JSON.parse(text ?? 'null'));
    const validators = objectOf(kept?.['validators']);
    const body = textOf(kept?.['bytes']);
    if (kept === null || validators === null || body === null) return null;
    return {
      bytes: Buffer.from(body, 'base64'),
      contentType: textOf(kept['contentType']) ?? '',
      url: textOf(kept['url']) ?? asked,
      validators: { etag: textOf(validators['etag']), lastModified: textOf(validators['lastModified']) },
    };
  } catch {
    return null;
  }
}

/** Status 410 is sent deliberately and is permanent. */
function gone(response: HttpResponse): Refusal | undefined {
  if (response.status !== 410) return undefined;
  const error = new SourceError('not_found', `${placeOf(response.url)} is gone for good (HTTP 410)`, {
    status: 410,
    hint: `take it off your list, or ask ${hostOf(response.url)} for its new address`,
  });
  return { error, retry: false };
}
