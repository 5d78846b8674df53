/** The real network, by axios: one exchange, its errors in our own words. Environment proxies are axios's work. */
import { setMaxListeners } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import { SourceError } from '../errors.js';
import { blockedAddress, codeOf, failure, tooLarge } from './failure.js';
import { shortened } from './place.js';
import { isPrivateAddress, PRIVATE_ADDRESS, privateAddress, publicLookup } from './private-address.js';
import { loadSockets, textsOf } from './socket.js';
import type { Exchange, RawResponse, StreamExchange, Transport } from './transport.js';
import { ACCEPT_ENCODING, unpacked } from './unpack.js';

interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

/** @param options.allowPrivate let untrusted exchanges reach private addresses too */
export function axiosTransport(options: { readonly allowPrivate: boolean }): Transport {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // one listener a socket
  // The signal ends sockets that no agent owns as well: a proxy that never answers CONNECT would hold the process.
  const settings = { keepAlive: true, signal: closing.signal };
  const agents: Agents = { http: new http.Agent(settings), https: new https.Agent(settings) };
  const guarded = { ...settings, lookup: publicLookup };
  const guards: Agents = { http: new http.Agent(guarded), https: new https.Agent(guarded) };
  return {
    async *stream(exchange: StreamExchange) {
      yield* textsOf(await loadSockets(), exchange);
    },
    send: (exchange) => send(exchange, agents, exchange.untrusted && !options.allowPrivate ? guards : null),
    close() {
      closing.abort();
    },
  };
}

async function send(exchange: Exchange, agents: Agents, guard: Agents | null): Promise<RawResponse> {
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
      transport: wire(agents, guard, { onAnswer: exchange.onAnswer, passing }),
    });
    if (response.status < 100) throw failure('HPE_INVALID_STATUS', url); // 0 is a tape's word for no answer
    const headers = readHeaders(response.headers);
    const bytes = await unpacked(response.data, headers.get('content-encoding'), { url, maxBytes: exchange.maxBytes });
    return { status: response.status, headers: kept(headers), bytes };
  } catch (error) {
    throw exchange.signal.aborted
      ? exchange.signal.reason
      : toFailure(error, { url, maxBytes: exchange.maxBytes, proxy });
  }
}

interface Heard {
  readonly onAnswer: (() => void) | undefined;
  /** @param proxy that is asked in place of the site */
  passing(proxy: string): void;
}

/** The last hand before the wire: only here is it known whether a proxy stands between. */
function wire(agents: Agents, guard: Agents | null, { onAnswer, passing }: Heard) {
  return {
    request(options: https.RequestOptions, answer: (message: http.IncomingMessage) => void): http.ClientRequest {
      const secure = options.protocol === 'https:';
      // A plain proxy is asked for a whole URL; for a tunnel axios put an agent of its own in place of ours.
      const isDirect = options.path?.startsWith('/') && options.agent === (secure ? agents.https : agents.http);
      if (!isDirect) passing(proxyOf(options));
      if (isDirect && guard !== null) {
        // What is an address already is not looked up.
        if (isPrivateAddress(options.hostname ?? '')) throw privateAddress();
        options.agent = secure ? guard.https : guard.http;
      }
      return (secure ? https : http).request(options, (message) => {
        onAnswer?.();
        answer(message);
      });
    },
  };
}

/** For a whole URL it stands in the place of the site, for a tunnel in the agent of axios. */
function proxyOf({ agent, hostname, port }: https.RequestOptions): string {
  const { proxy } = (agent ?? {}) as { proxy?: { host?: string | null; port?: number | null } };
  const place = proxy ?? { host: hostname, port };
  return shortened([place.host, place.port].filter((part) => part).join(':'));
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
  // axios gives these no code of their own.
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

// What described the wire and not the answer, and cookies: a tape does not hold them, so nobody may rely on them.
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
