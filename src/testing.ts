/** For tests of sources, built-in or from npm: a network that is a tape. */
import { refusal } from './http/refusal.js';
import { toResponse } from './http/response.js';
import { readTape, replay, type Tape } from './http/tape.js';
import type { Http, HttpRequest, HttpResponse } from './sources/source.js';

export { readTape, type Tape };

export interface TapeHttp extends Http {
  /** What was asked, in order. */
  readonly asked: readonly HttpRequest[];
}

/** Answers from the tape with the errors of the real client, without retries and without waiting. */
export function tapeHttp(tape: Tape, now: Date = new Date(0)): TapeHttp {
  const transport = replay(tape);
  const asked: HttpRequest[] = [];
  return {
    asked,
    async request(request: HttpRequest): Promise<HttpResponse> {
      asked.push(request);
      const raw = await transport.send({
        method: request.method ?? 'GET',
        url: request.url,
        headers: request.headers ?? {},
        body: request.body === undefined ? null : JSON.stringify(request.body),
        untrusted: request.untrusted ?? false,
        maxBytes: Number.POSITIVE_INFINITY,
        signal: new AbortController().signal,
      });
      const response = toResponse(raw, request.url);
      if ((raw.status >= 200 && raw.status < 300) || request.accept?.includes(raw.status)) return response;
      throw (request.explain?.(response) ?? refusal(response, now.getTime())).error;
    },
  };
}
