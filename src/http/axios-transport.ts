/**
 * The real network: sends single exchanges by axios and maps its errors. axios handles proxies from the environment.
 */
import { setMaxListeners } from 'node:events';
import { SourceError } from '../errors.js';
import { type Connections, connections } from './agents.js';
import { blockedAddress, codeOf, failure, tooLarge } from './failure.js';
import { PRIVATE_ADDRESS } from './private-address.js';
import { loadSockets, textsOf } from './socket.js';
import type { Exchange, RawResponse, StreamExchange, Transport } from './transport.js';
import { ACCEPT_ENCODING, unpacked } from './unpack.js';
import { wire } from './wire.js';

/** @param options.allowPrivate whether untrusted exchanges may reach private addresses too */
export function axiosTransport(options: { readonly allowPrivate: boolean }): Transport {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // one listener per socket
  // The signal also ends sockets that no agent owns: a proxy that never answers CONNECT would keep the process alive.
  const { signal } = closing;
  const kept = connections({ keepAlive: true, signal });
  const fresh = connections({ keepAlive: false, signal });
  return {
    async *stream(exchange: StreamExchange) {
      yield* textsOf(await loadSockets(), exchange);
    },
    async send(exchange) {
      const line: Line = { isStale: false, isGuarded: exchange.untrusted && !options.allowPrivate };
      try {
        return await send(exchange, kept, line);
      } catch (error) {
        // Any server may close an idle connection. The server never read this request, so sending it again is harmless.
        if (!line.isStale || exchange.method === 'POST' || exchange.signal.aborted) throw error;
        return send(exchange, fresh, line);
      }
    },
    close() {
      closing.abort();
    },
  };
}

interface Line {
  readonly isGuarded: boolean;
  /** The connection had been used before and was closed before it answered this request. */
  isStale: boolean;
}

async function send(exchange: Exchange, { open: agents, guarded }: Connections, line: Line): Promise<RawResponse> {
  const { default: axios } = await import('axios');
  const url = new URL(exchange.url);
  let proxy: string | null = null;
  const passing = (between: string) => {
    proxy = between;
  };
  try {
    const response = await axios.request<Buffer>({
      url: url.href,
      method: exchange.method,
      headers: { 'accept-encoding': ACCEPT_ENCODING, ...exchange.headers },
      ...(exchange.body === null ? {} : { data: exchange.body }),
      signal: exchange.signal,
      responseType: 'arraybuffer',
      decompress: false,
      maxContentLength: exchange.maxBytes,
      maxRedirects: 0,
      validateStatus: null,
      transformRequest: [],
      transformResponse: [],
      httpAgent: agents.http,
      httpsAgent: agents.https,
      transport: wire(agents, line.isGuarded ? guarded : null, {
        passing,
        onAnswer: exchange.onAnswer,
        onStale() {
          line.isStale = true;
        },
      }),
    });
    if (response.status < 100) throw failure('HPE_INVALID_STATUS', url); // status 0 stands for "no answer" on a tape
    const headers = readHeaders(response.headers);
    const bytes = await unpacked(response.data, headers.get('content-encoding'), { url, maxBytes: exchange.maxBytes });
    return { status: response.status, headers: kept(headers), bytes };
  } catch (error) {
    throw exchange.signal.aborted
      ? exchange.signal.reason
      : toFailure(error, { url, maxBytes: exchange.maxBytes, proxy });
  }
}

interface Asked {
  readonly url: URL;
  readonly maxBytes: number;
  readonly proxy: string | null;
}

function toFailure(error: unknown, { url, maxBytes, proxy }: Asked): unknown {
  if (error instanceof SourceError) return error;
  const { message } = error as { message?: unknown };
  const words = typeof message === 'string' ? message : '';
  // axios gives these errors no code of their own.
  if (words.startsWith('maxContentLength')) return tooLarge(url, maxBytes);
  if (words === 'stream has been aborted') return failure('TRUNCATED', url);
  const code = codeOf(error);
  return code === PRIVATE_ADDRESS ? blockedAddress(url) : failure(code, url, proxy);
}

function readHeaders(listed: object): Map<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(listed)) {
    if (value === null || value === undefined) continue;
    headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value));
  }
  return headers;
}

// Headers that describe the connection rather than the answer, and cookies. Tapes do not store them, so nothing may
// rely on them.
const LEFT_ON_THE_WIRE = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
]);

function kept(headers: ReadonlyMap<string, string>): Record<string, string> {
  const answer = Object.create(null) as Record<string, string>;
  for (const [name, value] of headers) if (!LEFT_ON_THE_WIRE.has(name)) answer[name] = value;
  return answer;
}
