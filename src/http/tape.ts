/** Replays a tape: a HAR 1.2 file with requests and their answers, without secrets. */
import { SourceError } from '../errors.js';
import type { Tape } from './read-tape.js';
import { holdsCredentials, redactBody, redactor, redactUrl } from './redact.js';
import { refusal } from './refusal.js';
import { toResponse } from './response.js';
import type { Exchange, RawResponse, StreamExchange, Transport } from './transport.js';

export { readTape, type Tape, type TapeEntry } from './read-tape.js';

/**
 * Returns a transport that answers from a tape and never from the network. A request is looked up as it is, then with
 * its times masked, so that a tape can be replayed with a window given in another way. The n-th time a request is sent,
 * it gets its n-th recorded answer, and the last one again once they run out. Other requests in between make no
 * difference.
 * @param secrets values in the requests sent now that were left out of the recording
 * @throws SourceError `not_recorded`, naming the request; also the errors that were recorded
 */
export function replay(tape: Tape, secrets: readonly string[] = []): Transport {
  const redact = redactor(secrets);
  const shelves = groups(tape.entries, ({ method, url, body }) => keyOf(method, url, body ?? null));
  const twins = groups([...shelves.keys()], maskTimes);
  const bound = new Map<string, string>();
  const taken = new Set<string>();
  const asked = new Map<string, number>();

  /**
   * Returns the key of the recorded answers for a request: its own, else one that differs in times only. Keys that no
   * other request has used yet come first.
   */
  const shelfOf = (key: string): string | undefined => {
    if (shelves.has(key)) return key;
    const candidates = twins.get(maskTimes(key)) ?? [];
    return candidates.find((candidate) => !taken.has(candidate)) ?? candidates.at(-1);
  };

  async function send(exchange: Exchange): Promise<RawResponse> {
    const url = redactUrl(exchange.url, redact);
    const body = exchange.body === null ? null : redactBody(exchange.body, redact);
    const key = keyOf(exchange.method, url, body);
    // A HAR file from elsewhere may lack request bodies.
    const shelf = bound.get(key) ?? shelfOf(key) ?? shelfOf(keyOf(exchange.method, url, null));
    const entries = shelf === undefined ? [] : (shelves.get(shelf) ?? []);
    const turn = asked.get(key) ?? 0;
    const entry = entries[Math.min(turn, entries.length - 1)];
    if (shelf === undefined || entry === undefined) {
      // A request called off during the recording is not on the tape: let whatever called it off happen first.
      await new Promise((resolve) => setImmediate(resolve));
      const named = `${exchange.method} ${url}`;
      throw new SourceError('not_recorded', `the recording has no ${named.slice(0, MOST_CHARACTERS)}`);
    }
    bound.set(key, shelf);
    taken.add(shelf);
    asked.set(key, turn + 1);
    if (entry.failure !== undefined) throw entry.failure;
    return entry.response;
  }

  return { send, stream: (exchange) => linesOf(send, exchange), close() {} };
}

/** A recorded stream is one answer with a line per message. */
async function* linesOf(send: Transport['send'], { url, headers, signal }: StreamExchange): AsyncGenerator<string> {
  const asked = {
    method: 'GET',
    url,
    headers,
    body: null,
    untrusted: false,
    maxBytes: Number.POSITIVE_INFINITY,
  } as const;
  const response = toResponse(await send({ ...asked, signal }), url);
  if (response.status !== SWITCHING && response.status !== 200) throw refusal(response, 0).error;
  yield* response
    .text()
    .split('\n')
    .filter((line) => line !== '');
}

/** HTTP status 101, Switching Protocols. */
const SWITCHING = 101;
const MOST_CHARACTERS = 300;

function keyOf(method: string, url: string, body: string | null): string {
  if (body === null) return `${method} ${url}`;
  // All logins are equal, as a replay has no keys.
  return `${method} ${url} ${holdsCredentials(body) ? 'credentials' : body}`;
}

/** Masks dates and Unix times in a URL, in any encoding. */
function maskTimes(text: string): string {
  return text
    .replace(
      /\d{4}-\d\d-\d\d(?:(?:T|%54)\d\d(?::|%3A)\d\d(?:(?::|%3A)\d\d(?:\.\d+)?)?(?:Z|(?:[+-]|%2B)\d\d(?::|%3A)?\d\d)?)?/gi,
      '<time>',
    )
    .replace(/(?<!\d)\d{10}(?:\d{3})?(?!\d)/g, '<time>');
}

function groups<T>(members: readonly T[], nameOf: (member: T) => string): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const member of members) {
    const group = grouped.get(nameOf(member));
    if (group === undefined) grouped.set(nameOf(member), [member]);
    else group.push(member);
  }
  return grouped;
}
