/** A tape is a HAR 1.2 file: what was asked and what came back, without secrets. */
import { SourceError, UsageError } from '../errors.js';
import { redactUrl } from './redact.js';
import type { Exchange, RawResponse, Transport } from './transport.js';

export interface TapeEntry {
  readonly method: string;
  readonly url: string;
  readonly response: RawResponse;
}

export interface Tape {
  readonly entries: readonly TapeEntry[];
  /** What was asked of socialrank when it was recorded; null: a HAR from elsewhere. */
  readonly scan: Readonly<Record<string, unknown>> | null;
}

/**
 * Answers from a tape and never from the network. A request is looked up as it stands, then with its times masked:
 * a tape stays playable when the window is asked for another way.
 * @throws SourceError `not_recorded`, naming the request
 */
export function replay(tape: Tape): Transport {
  const exact = shelve(tape.entries, (entry) => key(entry.method, entry.url));
  const masked = shelve(tape.entries, (entry) => maskTimes(key(entry.method, entry.url)));
  const played = new Set<TapeEntry>();
  const next = (entries: readonly TapeEntry[] = []): TapeEntry | undefined =>
    // In the order of the recording; asked once more than was recorded, the last answer stands.
    entries.find((entry) => !played.has(entry)) ?? entries.at(-1);
  return {
    async send(exchange: Exchange): Promise<RawResponse> {
      const asked = key(exchange.method, redactUrl(exchange.url));
      const entry = next(exact.get(asked)) ?? next(masked.get(maskTimes(asked)));
      if (entry === undefined) throw new SourceError('not_recorded', `the tape holds no ${asked}`);
      played.add(entry);
      return entry.response;
    },
    close() {},
  };
}

/** @throws UsageError where the text is no HAR */
export function readTape(text: string, name: string): Tape {
  const refuse = (why: string, cause?: unknown) =>
    new UsageError(`${name} is not a tape: ${why}`, { hint: 'a tape is a HAR file written by --record', cause });
  let har: unknown;
  try {
    har = JSON.parse(text);
  } catch (cause) {
    throw refuse('it is not JSON', cause);
  }
  const log = member(har, 'log');
  const entries = member(log, 'entries');
  if (!Array.isArray(entries)) throw refuse('log.entries is missing');
  const scan = member(log, '_socialrank');
  return {
    entries: entries.map(
      (entry, index) => readEntry(entry) ?? fail(refuse(`entry ${index + 1} has no request or response`)),
    ),
    scan: typeof scan === 'object' ? (scan as Tape['scan']) : null,
  };
}

function readEntry(entry: unknown): TapeEntry | null {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const [method, url, status] = [member(request, 'method'), member(request, 'url'), member(response, 'status')];
  if (typeof method !== 'string' || typeof url !== 'string' || !URL.canParse(url) || typeof status !== 'number')
    return null;
  const content = member(response, 'content');
  const text = member(content, 'text');
  const encoding = member(content, 'encoding') === 'base64' ? 'base64' : 'utf8';
  return {
    method,
    url: redactUrl(url),
    response: {
      status,
      headers: readHeaders(response),
      bytes: Buffer.from(typeof text === 'string' ? text : '', encoding),
    },
  };
}

function readHeaders(response: unknown): Record<string, string> {
  const listed = member(response, 'headers');
  const headers: Record<string, string> = {};
  for (const header of Array.isArray(listed) ? listed : []) {
    const [name, value] = [member(header, 'name'), member(header, 'value')];
    if (typeof name === 'string' && typeof value === 'string') headers[name.toLowerCase()] = value;
  }
  // The body on a tape is decoded already.
  delete headers['content-encoding'];
  delete headers['content-length'];
  return headers;
}

const key = (method: string, url: string) => `${method} ${url}`;

/** Dates and Unix times in a URL, whatever their spelling there. */
function maskTimes(text: string): string {
  return text
    .replace(
      /\d{4}-\d\d-\d\d(?:(?:T|%54)\d\d(?::|%3A)\d\d(?:(?::|%3A)\d\d(?:\.\d+)?)?(?:Z|(?:[+-]|%2B)\d\d(?::|%3A)?\d\d)?)?/gi,
      '<time>',
    )
    .replace(/(?<!\d)\d{10}(?:\d{3})?(?!\d)/g, '<time>');
}

function shelve(entries: readonly TapeEntry[], keyOf: (entry: TapeEntry) => string): Map<string, TapeEntry[]> {
  const shelves = new Map<string, TapeEntry[]>();
  for (const entry of entries) {
    const shelf = shelves.get(keyOf(entry));
    if (shelf === undefined) shelves.set(keyOf(entry), [entry]);
    else shelf.push(entry);
  }
  return shelves;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function fail(error: Error): never {
  throw error;
}
