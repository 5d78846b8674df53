/** Networks for tests, with the errors of the real client, without retries and without waiting. */
import { SourceError } from '../errors.js';
import { contentOf } from '../http/first-hop.js';
import { refusal } from '../http/refusal.js';
import { toResponse } from '../http/response.js';
import { replay, type Tape } from '../http/tape.js';
import type { RawResponse } from '../http/transport.js';
import type { Http, HttpRequest, HttpResponse, StreamRequest } from '../sources/source.js';

export interface TestHttp extends Http {
  /** What was asked, in order. */
  readonly asked: readonly HttpRequest[];
}

type Send = (request: HttpRequest) => Promise<RawResponse>;

/** Answers from the tape. @param now against which `Retry-After` counts */
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

export interface Answer {
  /** 200 where absent. */
  readonly status?: number;
  /** `content-type` is JSON where absent. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Gives every request the same answer, or each the one that is written for it. */
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

/** Gives no answer, until the signal aborts. */
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
    // What comes through a stream is the lines of the answer.
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
