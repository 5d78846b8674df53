/** Explains error responses of Stack Exchange: the body has a name and a message, while the status says little. */
import { bodyOf } from '../shared/body.js';
import { textOf } from '../shared/json.js';
import { afterSeconds, answeredAt } from '../shared/wait.js';
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

/** @param now start of the run, needed to turn the seconds to wait into a time */
export function explain(response: HttpResponse, now: Date): Refusal | undefined {
  const { status } = response;
  const body = bodyOf(response);
  const name = textOf(body?.['error_name']) ?? '';
  const message = textOf(body?.['error_message']) ?? '';
  const refuse = (
    code: SourceError['code'],
    said: string,
    more: { hint?: string; retryAt?: string | null } = {},
    retry = false,
  ): Refusal => ({
    error: new SourceError(code, said, { status, ...more }),
    retry,
  });
  switch (name) {
    case 'throttle_violation': {
      const retryAt = afterSeconds(/available in (\d{1,9}) seconds/.exec(message)?.[1], answeredAt(response, now));
      const hint = 'a key allows 10,000 requests a day, for 300 without one: set stackexchange.key';
      return refuse('rate_limited', 'too many requests to Stack Exchange', { retryAt, hint });
    }
    case 'bad_parameter':
      if (/\bsite\b/i.test(message)) {
        return refuse('needs_config', 'Stack Exchange has no such site', {
          hint: 'names are those of https://stackexchange.com/sites: set stackexchange.sites',
        });
      }
      return /\bkey\b/.test(message) ? refusedKey() : refuse('bad_response', 'Stack Exchange rejected the query');
    case 'access_token_required':
    case 'invalid_access_token':
    case 'access_denied':
    case 'key_required':
      return refusedKey();
    case 'temporarily_unavailable':
    case 'internal_error':
      return refuse('unreachable', 'Stack Exchange cannot answer now', {}, true);
    default:
      return undefined;
  }

  function refusedKey(): Refusal {
    return refuse('auth', 'Stack Exchange refused the key', {
      hint: 'make one at https://stackapps.com/apps/oauth/register and set stackexchange.key to it, or unset it',
    });
  }
}
