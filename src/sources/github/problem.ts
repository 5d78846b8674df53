/** Refusals and limits of GitHub, which also uses 403 for too many requests. */
import { bodyOf } from '../shared/body.js';
import { instantOfSeconds } from '../shared/instant.js';
import { textOf } from '../shared/json.js';
import { afterSeconds, sentAt } from '../shared/wait.js';
import { type Allowance, type HttpResponse, type Refusal, SourceError } from '../source.js';

const TOKEN_HINT = 'make a token at https://github.com/settings/tokens (it needs no scope) and set github.token to it';

export function explain(response: HttpResponse): Refusal | undefined {
  const { status, headers } = response;
  const message = textOf(bodyOf(response)?.['message']) ?? '';
  if (status === 401 && message !== '') {
    return {
      error: new SourceError('auth', 'GitHub refused the token', { hint: TOKEN_HINT, status }),
      retry: false,
    };
  }
  const isLimit = /rate limit/i.test(message) || headers['x-ratelimit-remaining'] === '0';
  if ((status === 403 && isLimit) || (status === 429 && message !== '')) {
    return { error: tooOften(response), retry: true };
  }
  if (status !== 422) return undefined;
  return {
    error: new SourceError('bad_response', 'GitHub rejected the query', {
      hint: 'a shorter or simpler query may do: socialrank plan shows what was sent',
      status,
    }),
    retry: false,
  };
}

export function tooOften(response: HttpResponse): SourceError {
  const { status, headers } = response;
  // The secondary limit states the wait in Retry-After.
  const retryAt =
    afterSeconds(headers['retry-after'], sentAt(response)) ?? instantOfSeconds(headers['x-ratelimit-reset']);
  const hint = 'a token allows three times as many searches a minute: set github.token';
  return new SourceError('rate_limited', 'too many requests to GitHub', { retryAt, hint, status });
}

/** Reads the headers that every answer has; the reset is in Unix seconds. */
export function allowance({ headers }: HttpResponse): Allowance | undefined {
  const resetsAt = instantOfSeconds(headers['x-ratelimit-reset']);
  const remaining = headers['x-ratelimit-remaining'] ?? '';
  return resetsAt === null || !/^\d{1,9}$/.test(remaining) ? undefined : { remaining: Number(remaining), resetsAt };
}
