/** Reads a tape: a HAR 1.2 file of ours or of a browser. Its contents are not trusted. */

import { SOURCE_ERROR_CODES, SourceError, UsageError } from '../errors.js';
import { parseUrl } from '../parse-url.js';
import { plainCause } from './failure.js';
import { hostOf } from './place.js';
import { redactUrl } from './redact.js';
import type { RawResponse } from './transport.js';

export interface TapeEntry {
  readonly method: string;
  readonly url: string;
  /** Body of the request. */
  readonly body?: string;
  readonly response: RawResponse;
  /** Error recorded instead of a response. */
  readonly failure?: SourceError;
}

/** A recording, as returned by `readTape`: requests and their answers. */
export interface Tape {
  readonly entries: readonly TapeEntry[];
  /** Options of the recorded scan; null if the HAR was not written by socialrank. */
  readonly scan: Readonly<Record<string, unknown>> | null;
}

const MOST_CHARACTERS = 2 ** 28;
const MOST_ENTRIES = 100_000;

/**
 * Reads a HAR file, such as `--record` writes.
 * @param text contents of the file
 * @param name of the file, for error messages
 * @throws UsageError if the text is not a HAR file, saying what is wrong
 */
export function readTape(text: string, name: string): Tape {
  const refuse = (why: string) =>
    new UsageError(`${name} is not a tape: ${why}`, { hint: 'a tape is a HAR file written by --record' });
  if (typeof text !== 'string') throw refuse('it is given as its text, as readFile does with utf8');
  if (text.length > MOST_CHARACTERS) throw refuse(`it is longer than ${MOST_CHARACTERS / 2 ** 20} MB`);
  const har = parsed(text);
  if (har === undefined) throw refuse('it is not JSON');
  const log = member(har, 'log');
  if (typeof log !== 'object' || log === null) throw refuse('it has no log');
  const entries = member(log, 'entries');
  if (!Array.isArray(entries)) throw refuse('log.entries is missing or no list');
  if (entries.length > MOST_ENTRIES) throw refuse(`log.entries holds more than ${MOST_ENTRIES}`);
  const scan = member(log, '_socialrank');
  return {
    entries: entries.map((entry: unknown, index) => {
      const read = readEntry(entry);
      if (typeof read === 'string') throw refuse(`entry ${index + 1} ${read}`);
      return read;
    }),
    scan: typeof scan === 'object' && !Array.isArray(scan) ? (scan as Tape['scan']) : null,
  };
}

/** @returns the entry, or a description of what is wrong with it */
function readEntry(entry: unknown): TapeEntry | string {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const [method, url, sent] = [member(request, 'method'), member(request, 'url'), member(request, 'postData')];
  const status = member(response, 'status');
  if (typeof method !== 'string' || typeof url !== 'string') return 'has no request';
  if (parseUrl(url) === null) return 'has a request without an address';
  if (typeof status !== 'number') return 'has no response';
  if (!Number.isInteger(status) || status < 0 || status > 999) return 'has a response with an impossible status';
  const bytes = readBytes(member(response, 'content'));
  if (bytes === null) return 'has a body that is not base64';
  const body = member(sent, 'text');
  const failure = readFailure(member(response, '_error'), status, url);
  return {
    method,
    url: redactUrl(url.replace(/#.*$/s, '')),
    ...(typeof body === 'string' ? { body } : {}),
    response: { status, headers: readHeaders(member(response, 'headers')), bytes },
    ...(failure === null ? {} : { failure }),
  };
}

function readBytes(content: unknown): Uint8Array | null {
  const text = member(content, 'text');
  if (typeof text !== 'string') return new Uint8Array();
  if (member(content, 'encoding') !== 'base64') return Buffer.from(text, 'utf8');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}

/** Browsers write status 0 and error members of their own if there was no answer. */
function readFailure(error: unknown, status: number, url: string): SourceError | null {
  const code = SOURCE_ERROR_CODES.find((known) => known === member(error, 'code'));
  const [message, hint] = [member(error, 'message'), member(error, 'hint')];
  if (code !== undefined && typeof message === 'string') {
    return new SourceError(code, message, {
      hint: typeof hint === 'string' ? hint : null,
      cause: plainCause({ code: member(error, 'cause') }),
    });
  }
  return status === 0 ? new SourceError('unreachable', `the recording has no answer from ${hostOf(url)}`) : null;
}

function readHeaders(listed: unknown): Record<string, string> {
  const headers = Object.create(null) as Record<string, string>;
  for (const header of Array.isArray(listed) ? listed : []) {
    const [name, value] = [member(header, 'name'), member(header, 'value')];
    if (typeof name === 'string' && typeof value === 'string') headers[name.toLowerCase()] = value;
  }
  // Bodies on a tape are already decoded.
  delete headers['content-encoding'];
  delete headers['content-length'];
  return headers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
