/** One exchange with the network: no retry, no redirect, no judgement of the status. The real one is axios; a tape is another. */

export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string | null;
  /** May not lead to a private address. */
  readonly untrusted: boolean;
  /** Decoded bytes at most. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export interface RawResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded: no content encoding is left. */
  readonly bytes: Uint8Array;
}

/** @throws SourceError `unreachable`, `too_large`, `blocked` (a private address), `not_recorded` (a tape). */
export interface Transport {
  send(exchange: Exchange): Promise<RawResponse>;
  close(): void;
}
