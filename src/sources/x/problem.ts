/** Explains X's error responses (application/problem+json). */
import { bodyOf } from '../shared/body.js';
import { instantOfSeconds } from '../shared/instant.js';
import { textOf } from '../shared/json.js';
import { tooOften } from '../shared/too-often.js';
import { type HttpResponse, type Refusal, SourceError, type SourceErrorCode } from '../source.js';

interface Meaning {
  readonly code: SourceErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** By the last part of the problem's type, whose host varies, or by its title. */
const MEANINGS = new Map<string, Meaning>([
  ['credits', creditsDepleted()],
  ['CreditsDepleted', creditsDepleted()],
  ['usage-capped', usageCapped()],
  ['UsageCapExceeded', usageCapped()],
  [
    'client-forbidden',
    {
      code: 'auth',
      message: 'X does not let the app of this token search',
      hint: 'attach the app to a project with access to API v2 at https://console.x.com, then make a new token',
    },
  ],
]);

const REFUSED: Meaning = {
  code: 'auth',
  message: 'X refused the bearer token',
  hint: 'make a bearer token at https://console.x.com and set x.token to it',
};

export function explain(response: HttpResponse): Refusal | undefined {
  const problem = bodyOf(response);
  const type = textOf(problem?.['type'])?.split('/').at(-1) ?? '';
  const known = MEANINGS.get(type) ?? MEANINGS.get(textOf(problem?.['title']) ?? '');
  const meaning = known ?? (problem !== null && [401, 403].includes(response.status) ? REFUSED : null);
  // Exhausted credits and caps come with 402, 403 or 429; retrying does not help, whatever the status suggests.
  if (meaning !== null) {
    const { code, message, hint } = meaning;
    return { error: new SourceError(code, message, { hint, status: response.status }), retry: false };
  }
  return tooOften(response, instantOfSeconds(response.headers['x-rate-limit-reset']));
}

/** Whether the error is about the old names of the fields. */
export function wantsNewNames(response: HttpResponse): boolean {
  return response.status === 400 && response.text().includes('tweet.fields');
}

export function unreadable(response: HttpResponse): SourceError {
  return new SourceError('bad_response', 'X rejected the request', {
    status: response.status,
    hint: 'a shorter or simpler query may do: socialrank plan shows what was sent',
  });
}

function creditsDepleted(): Meaning {
  return {
    code: 'quota',
    message: 'X has no credits left for this token',
    hint: 'every post read is paid for: add credits at https://console.x.com',
  };
}

function usageCapped(): Meaning {
  return {
    code: 'quota',
    message: 'this token has read all the posts that X allows in its period',
    hint: 'wait for the next period, or raise the cap at https://console.x.com',
  };
}
