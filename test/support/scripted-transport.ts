/** A transport with scripted answers, for tests that need named hosts. */
import type { Exchange, RawResponse, Transport } from '../../src/http/transport.js';

export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ScriptedTransport extends Transport {
  /** `GET https://…`, in order. */
  readonly asked: string[];
}

/** @param answer called with each request and its number (from 0); may throw */
export function scripted(
  answer: (exchange: Exchange, turn: number) => Scripted | Promise<Scripted>,
): ScriptedTransport {
  const asked: string[] = [];
  return {
    asked,
    async send(exchange): Promise<RawResponse> {
      const turn = asked.push(`${exchange.method} ${exchange.url}`) - 1;
      const { status = 200, headers = {}, body = 'hi' } = await answer(exchange, turn);
      return { status, headers, bytes: new TextEncoder().encode(body) };
    },
    close() {},
  };
}
