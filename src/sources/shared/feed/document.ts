/** One document, asked for only if it has changed since the last run. */

import { type HttpResponse, type Refusal, type SourceContext, SourceError } from '../../source.js';
import { hostOf, placeOf } from '../address.js';
import { objectOf, textOf } from '../json.js';
import type { Feed } from './feed.js';

export interface Document {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** After redirects. */
  readonly url: string;
  /** What the server compares to tell whether it has changed; null: it does not tell. */
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

/** The cache is for small things: a longer document is fetched again. */
const KEPT_AT_MOST = 256 * 1024;

/** A server that sends a longer one may not take it back: of headers many read a few kB alone. */
const LONGEST_VALIDATOR = 1000;

export type Explain = (response: HttpResponse) => Refusal | undefined;

/** @param untrusted the address was found in content @param explain what a refusal means there */
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
  // By its own word it has changed, which is no reason to keep it back.
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
 * For the next run. Every feed of a WordPress site has the same validators: they hold for their whole URL only. A torn one
 * is asked for anew: nobody shall be told that it has not changed.
 */
export async function keepFeed(url: string, { isTorn }: Feed, document: Document, context: Context): Promise<void> {
  const { bytes, validators, contentType } = document;
  if (isTorn || validators === null || bytes.length > KEPT_AT_MOST) return;
  const body = Buffer.from(bytes).toString('base64');
  // Where nothing was moved the address is known when it is asked for again: it may hold a key.
  const moved = isSame(document.url, url) ? null : document.url;
  await context.cache.set(keyOf(url), JSON.stringify({ contentType, validators, url: moved, bytes: body }));
}

const keyOf = (url: string) => `document:${url}`;

/** But for a login, which no answer tells. */
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

/** 410 is said on purpose: it will not come back. */
function gone(response: HttpResponse): Refusal | undefined {
  if (response.status !== 410) return undefined;
  const error = new SourceError('not_found', `${placeOf(response.url)} is gone for good (HTTP 410)`, {
    status: 410,
    hint: `take it off your list, or ask ${hostOf(response.url)} for its new address`,
  });
  return { error, retry: false };
}
