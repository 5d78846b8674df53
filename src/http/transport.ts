/** One exchange with the network: no retry, no redirect, no judgement of the status. The real one is axios; a tape is another. */

export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Without user info: credentials travel in the headers. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string | null;
  /** May not lead to a private address. */
  readonly untrusted: boolean;
  /** Decoded bytes at most. */
  readonly maxBytes: number;
  /** When it falls, the exchange ends with the signal's reason. */
  readonly signal: AbortSignal;
  /** The head of the answer is here, the body is still to come. */
  readonly onAnswer?: () => void;
}

export interface StreamExchange extends Pick<Exchange, 'url' | 'headers' | 'signal'> {
  readonly silenceMilliseconds: number;
}

export interface RawResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded: no content encoding is left. */
  readonly bytes: Uint8Array;
}

/**
 * @throws SourceError `unreachable`, `bad_response` (not HTTP, a body that cannot be unpacked), `too_large`, `blocked`
 * (a private address), `not_recorded` (a tape). The `code` of its cause says what the network did (`ECONNRESET`).
 */
export interface Transport {
  send(exchange: Exchange): Promise<RawResponse>;
  /** The texts of a WebSocket. Where absent, it knows none. */
  stream?(exchange: StreamExchange): AsyncIterable<string>;
  close(): void;
}
