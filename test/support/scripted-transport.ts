/** A transport that answers from a table, for tests that need hosts with names. */
import type { Exchange, RawResponse, Transport } from '../../src/http/transport.js';

export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ScriptedTransport extends Transport {
  /** `GET https://…` as they came. */
  readonly asked: string[];
}

/** @param answer the n-th request (from 0), which may also throw */
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
