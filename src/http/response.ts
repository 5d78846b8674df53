/** A response as sources see it: bytes that can be read as text or as JSON. */
import { SourceError } from '../errors.js';
import type { HttpResponse } from '../sources/source.js';
import { plainCause } from './failure.js';
import { hostOf } from './place.js';
import type { RawResponse } from './transport.js';
import { utf8 } from './utf8.js';

export function toResponse(raw: RawResponse, url: string): HttpResponse {
  return {
    status: raw.status,
    url,
    headers: raw.headers,
    bytes: raw.bytes,
    text: () => decode(raw.bytes, raw.headers['content-type']),
    json: () => readJson(raw, url),
  };
}

export function isHtml(response: Pick<RawResponse, 'headers' | 'bytes'>): boolean {
  const type = response.headers['content-type'] ?? '';
  if (/\b(json|xml|csv|rss|atom)\b/i.test(type) && !/\bxhtml\b/i.test(type)) return false;
  if (/\btext\/html|\bxhtml\b/i.test(type)) return true;
  return /^\s*(<!doctype html|<html\b)/i.test(decode(response.bytes.subarray(0, 512), undefined));
}

function readJson(raw: RawResponse, url: string): unknown {
  try {
    return JSON.parse(jsonText(raw)) as unknown;
  } catch (error) {
    const host = hostOf(url);
    // The message quotes the body, which may contain a key.
    const cause = plainCause(error);
    // An edge server that blocks a client answers with a web page, often with status 200.
    if (isHtml(raw)) throw new SourceError('blocked', `${host} returned a web page instead of JSON`, { cause });
    throw new SourceError('bad_response', `${host} did not return JSON`, { status: raw.status, cause });
  }
}

/** JSON has no charset other than UTF-8 (RFC 8259, section 11), whatever a server appends to its content types. */
function jsonText({ bytes, headers }: RawResponse): string {
  return utf8(bytes)?.replace(/^\ufeff/, '') ?? decode(bytes, headers['content-type']);
}

function decode(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // an unknown charset: read as UTF-8, with U+FFFD for invalid bytes
  }
}
