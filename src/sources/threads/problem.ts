/** Explains errors of Meta's Graph API, which are identified by a number in the body, whatever the status. */
import { bodyOf } from '../shared/body.js';
import { objectOf } from '../shared/json.js';
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

const TOO_OFTEN = new Set([4, 17, 32, 613]);

export function explain(response: HttpResponse): Refusal | undefined {
  const { status } = response;
  const code = codeOf(response);
  if (code === null) return undefined;
  if (code === 190) {
    return refused('auth', 'Threads refused the token: it is wrong, or has run out', {
      status,
      hint: 'a long-lived token lasts 60 days: make a new one and set threads.token to it',
    });
  }
  // Codes 200 to 299 are all about permissions.
  if (code === 10 || (code >= 200 && code <= 299)) {
    return refused('auth', 'the token may not search Threads', {
      status,
      hint: "the app needs threads_basic and threads_keyword_search, the latter approved in Meta's App Review",
    });
  }
  if (TOO_OFTEN.has(code)) return refused('rate_limited', 'too many requests to graph.threads.net', { status });
  if (code === 100) return refused('bad_response', 'Threads rejected the request (error 100)', { status });
  return undefined;
}

function refused(
  code: 'auth' | 'rate_limited' | 'bad_response',
  message: string,
  more: { status: number; hint?: string },
): Refusal {
  return { error: new SourceError(code, message, more), retry: false };
}

function codeOf(response: HttpResponse): number | null {
  const code = objectOf(bodyOf(response)?.['error'])?.['code'];
  return typeof code === 'number' ? code : null;
}
