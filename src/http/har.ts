/** One exchange as an entry of a HAR 1.2 file (w3c.github.io/web-performance/specs/HAR/Overview.html). */
import { STATUS_CODES } from 'node:http';
import type { SourceError } from '../errors.js';
import { codeOf } from './failure.js';
import { type Redact, redactBody, redactHeaders, redactUrl } from './redact.js';
import type { Exchange, RawResponse } from './transport.js';
import { utf8 } from './utf8.js';

export interface Taken {
  readonly exchange: Exchange;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly outcome: RawResponse | SourceError;
}

export function harEntry({ exchange, startedAt, milliseconds, outcome }: Taken, redact: Redact): object {
  const url = redactUrl(exchange.url, redact);
  const body = exchange.body === null ? null : redactBody(exchange.body, redact);
  return {
    startedDateTime: startedAt.toISOString(),
    time: milliseconds,
    request: {
      method: exchange.method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: listed(redactHeaders(exchange.headers, redact)),
      queryString: Array.from(new URL(url).searchParams, ([name, value]) => ({ name, value })),
      ...(body === null
        ? {}
        : { postData: { mimeType: exchange.headers['content-type'] ?? '', params: [], text: body } }),
      headersSize: -1,
      bodySize: body === null ? 0 : Buffer.byteLength(body),
    },
    response: 'bytes' in outcome ? answer(outcome, redact) : noAnswer(outcome, redact),
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
  };
}

function answer(response: RawResponse, redact: Redact): object {
  const headers = redactHeaders(response.headers, redact);
  return {
    status: response.status,
    statusText: STATUS_CODES[response.status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: listed(headers),
    content: {
      size: response.bytes.length,
      mimeType: headers['content-type'] ?? '',
      ...content(response.bytes, redact),
    },
    redirectURL: headers['location'] ?? '',
    headersSize: -1,
    bodySize: -1,
  };
}

/** The response part of a request that got no answer: status 0 and an `_error` member, as in HAR files of browsers. */
function noAnswer(error: SourceError, redact: Redact): object {
  return {
    status: 0,
    statusText: '',
    httpVersion: '',
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: '' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    _error: {
      code: error.code,
      message: redact(error.message),
      hint: error.hint === null ? null : redact(error.hint),
      cause: codeOf(error.cause),
    },
  };
}

function content(bytes: Uint8Array, redact: Redact): { text: string; encoding?: 'base64' } {
  const text = utf8(bytes);
  if (text !== null) return { text: redactBody(text, redact) };
  // Latin-1 maps each byte to one character: secrets are found, and everything else survives unchanged.
  const clean = redact(Buffer.from(bytes).toString('latin1'));
  return { text: Buffer.from(clean, 'latin1').toString('base64'), encoding: 'base64' };
}

function listed(headers: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
