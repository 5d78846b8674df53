/** Networks for tests: they throw the errors of the real client, but without retries and waiting. */
import { SourceError } from '../errors.js';
import { contentOf } from '../http/first-hop.js';
import { refusal } from '../http/refusal.js';
import { toResponse } from '../http/response.js';
import { replay, type Tape } from '../http/tape.js';
import type { RawResponse } from '../http/transport.js';
import type { Http, HttpRequest, HttpResponse, StreamRequest } from '../sources/source.js';

/** A network for tests. */
export interface TestHttp extends Http {
  /** All requests sent so far, in order. */
  readonly asked: readonly HttpRequest[];
}

type Send = (request: HttpRequest) => Promise<RawResponse>;

/**
 * Makes a network that answers from a tape.
 * @param now the time from which `Retry-After` is counted
 */
export function tapeHttp(tape: Tape, now: Date = new Date(0)): TestHttp {
  const transport = replay(tape);
  return testHttp(
    async (request) =>
      transport.send({
        method: request.method ?? 'GET',
        url: request.url,
        headers: request.headers ?? {},
        body: contentOf(request)?.text ?? null,
        untrusted: request.untrusted ?? false,
        maxBytes: Number.POSITIVE_INFINITY,
        signal: new AbortController().signal,
      }),
    now,
  );
}

/** A response made up for a test. */
export interface Answer {
  /** HTTP status; default: 200. */
  readonly status?: number;
  /** Response headers; `content-type` is JSON by default. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Response body. */
  readonly body: string;
}

/** Makes a network that gives every request the same answer, or the one that the function returns for it. */
export function answering(answer: Answer | ((request: HttpRequest) => Answer), now: Date = new Date(0)): TestHttp {
  return testHttp(async (request) => {
    const { status = 200, headers, body } = typeof answer === 'function' ? answer(request) : answer;
    return {
      status,
      headers: { 'content-type': 'application/json', ...headers },
      bytes: new TextEncoder().encode(body),
    };
  }, now);
}

/** Makes a network that never answers; its requests reject when the signal aborts. */
export function silent(signal: AbortSignal): TestHttp {
  return testHttp(
    () =>
      new Promise((_, reject) => {
        const stop = () => reject(new SourceError('timeout', 'the test stopped waiting'));
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
      }),
    new Date(0),
  );
}

function testHttp(send: Send, now: Date): TestHttp {
  const asked: HttpRequest[] = [];
  return {
    asked,
    // A stream yields the lines of the recorded answer.
    async *stream({ url }: StreamRequest): AsyncGenerator<string> {
      asked.push({ url });
      const response = toResponse(await send({ url }), url);
      if (response.status !== 101 && response.status !== 200) throw refusal(response, now.getTime()).error;
      yield* response
        .text()
        .split('\n')
        .filter((line) => line !== '');
    },
    async request(request: HttpRequest): Promise<HttpResponse> {
      asked.push(request);
      const raw = await send(request);
      const response = toResponse(raw, request.url);
      if ((raw.status >= 200 && raw.status < 300) || request.accept?.includes(raw.status)) return response;
      throw (request.explain?.(response) ?? refusal(response, now.getTime())).error;
    },
  };
}
