/** Records the exchanges of a transport, without secrets. */
import { OutputError, SourceError } from '../errors.js';
import { harEntry, type Taken } from './har.js';
import { redactor, secretsIn } from './redact.js';
import type { Exchange, RawResponse, StreamExchange, Transport } from './transport.js';
import { utf8 } from './utf8.js';
import { withoutKeys } from './written-keys.js';

/** What is needed to write the file once the recording ends. */
export interface HarOptions {
  /** Known secrets. Those that appear during the run (session tokens) are recognized by their headers and members. */
  readonly secrets: readonly string[];
  /** Version of socialrank. */
  readonly version: string;
  /** What a replay needs to send the same requests: the window, the clock, the sources. */
  readonly scan: Readonly<Record<string, unknown>>;
}

export interface Recorder {
  /** Use it in place of the transport being recorded. */
  readonly transport: Transport;
  /**
   * Returns a HAR 1.2 file with the exchanges in the order in which they were sent. Exchanges that were called off are
   * left out.
   * @throws OutputError if it exceeds the maximum length of a string
   */
  toHar(options: HarOptions): string;
}

const MOST_LEARNT = 100;

export function recorder(transport: Transport): Recorder {
  const recorded: (Taken | null)[] = [];

  async function send(exchange: Exchange): Promise<RawResponse> {
    const startedAt = new Date();
    const began = performance.now();
    // Reserve the position now: the order of requests is deterministic, that of answers is not.
    const index = recorded.push(null) - 1;
    const take = (outcome: RawResponse | SourceError) => {
      recorded[index] = { exchange, startedAt, milliseconds: Math.round(performance.now() - began), outcome };
    };
    // After an abort the network does not wait for the transport: the recording may be written before it notices.
    const { signal } = exchange;
    const onAbort = () => {
      if (signal.reason instanceof SourceError) take(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const response = await transport.send(exchange);
      take(response);
      return response;
    } catch (error) {
      if (error instanceof SourceError) take(error);
      throw error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Records a stream as one answer with a line per message. It ends where the reader stopped. */
  async function* stream(exchange: StreamExchange): AsyncGenerator<string, undefined, undefined> {
    const { url, headers, signal } = exchange;
    const asked = { method: 'GET', url, headers, body: null, untrusted: false, maxBytes: 0, signal } as const;
    const [startedAt, began] = [new Date(), performance.now()];
    const index = recorded.push(null) - 1;
    const lines: string[] = [];
    const take = (outcome: RawResponse | SourceError) => {
      recorded[index] = { exchange: asked, startedAt, milliseconds: Math.round(performance.now() - began), outcome };
    };
    try {
      for await (const text of transport.stream?.(exchange) ?? []) {
        lines.push(text.replaceAll('\n', ' '));
        yield text;
      }
    } catch (error) {
      if (lines.length === 0 && error instanceof SourceError) take(error);
      throw error;
    } finally {
      const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
      if (lines.length > 0) take({ status: 101, headers: { 'content-type': 'application/x-ndjson' }, bytes });
    }
  }

  function toHar(options: HarOptions): string {
    const taken = recorded.filter((entry) => entry !== null);
    const redact = redactor([...options.secrets, ...learnt(taken)]);
    const log = {
      version: '1.2',
      creator: { name: 'socialrank', version: options.version },
      entries: taken.map((entry) => harEntry(entry, redact)),
      _socialrank: JSON.parse(JSON.stringify(options.scan), (_, value: unknown) =>
        typeof value === 'string' ? redact(withoutKeys(value).text) : value,
      ) as unknown,
    };
    try {
      return `${JSON.stringify({ log }, null, 1)}\n`;
    } catch (cause) {
      throw new OutputError('the recording is too long to be written; ask fewer sources at once', { cause });
    }
  }

  const streams = transport.stream === undefined ? {} : { stream };
  return { transport: { send, ...streams, close: () => transport.close() }, toHar };
}

function learnt(taken: readonly Taken[]): string[] {
  const found = new Set<string>();
  for (const { exchange, outcome } of taken) {
    const response = 'bytes' in outcome ? outcome : null;
    for (const secret of [
      ...secretsIn(exchange.headers, exchange.body ?? ''),
      ...(response === null ? [] : secretsIn(response.headers, isJson(response) ? (utf8(response.bytes) ?? '') : '')),
    ]) {
      if (found.size < MOST_LEARNT) found.add(secret);
    }
  }
  return [...found];
}

function isJson(response: RawResponse): boolean {
  return /\bjson\b/i.test(response.headers['content-type'] ?? '');
}
