/** One exchange with the network, without retries, redirects or checks of the status: by axios, or from a tape. */

/** A single request. */
export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Without user name and password: credentials are in the headers. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text of the body, such as JSON; null: none. */
  readonly body: string | null;
  /** The address was found in content: it must not lead to a private network. */
  readonly untrusted: boolean;
  /** Largest body accepted, in bytes after decoding. */
  readonly maxBytes: number;
  /** If it aborts, the exchange ends with its reason. */
  readonly signal: AbortSignal;
  /** Called when the headers of the answer have arrived, before its body. */
  readonly onAnswer?: () => void;
}

export interface StreamExchange extends Pick<Exchange, 'url' | 'headers' | 'signal'> {
  readonly silenceMilliseconds: number;
}

/** An answer, as received. */
export interface RawResponse {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, with any content encoding removed. */
  readonly bytes: Uint8Array;
}

/**
 * Sends requests.
 * @throws SourceError `unreachable`, `bad_response` (not HTTP, or a body that cannot be decoded), `too_large`,
 * `blocked` (a private address) or `not_recorded` (a tape). The `code` of its cause is that of the network
 * (`ECONNRESET`).
 */
export interface Transport {
  send(exchange: Exchange): Promise<RawResponse>;
  /** The text messages of a WebSocket; absent if it has no streams. */
  stream?(exchange: StreamExchange): AsyncIterable<string>;
  close(): void;
}
