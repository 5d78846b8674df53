/** An instance of Lemmy: its address and its refusals. */
import { parseUrl } from '../../parse-url.js';
import { objectOf, textOf } from '../shared/json.js';
import { tooOften } from '../shared/too-often.js';
import { afterSeconds, answeredAt } from '../shared/wait.js';
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

export interface Instance {
  readonly origin: string;
  readonly host: string;
}

/** Parses the host or address of an instance. @throws SourceError `needs_config` if it is neither */
export function readInstance(given: string): Instance {
  const url = parseUrl(/^https?:\/\//i.test(given) ? given : `https://${given}`);
  if (url !== null && !/[@\s]/.test(given)) return { origin: url.origin, host: url.host };
  throw new SourceError('needs_config', `lemmy.instances: ${JSON.stringify(given)} is not an instance`, {
    hint: 'write hosts, such as lemmy.world,lemmy.ml',
  });
}

// The first is from Lemmy 0.19, with status 400; the second from 1.0, with 429.
const TOO_OFTEN = new Set(['rate_limit_error', 'too_many_requests']);

/** @param now start of the run, from which the seconds until the reset count if the answer has no usable date */
export function explain(response: HttpResponse, now: Date): Refusal | undefined {
  const { status, headers } = response;
  const { host } = new URL(response.url);
  const name = errorName(response);
  const reset = afterSeconds(headers['x-ratelimit-reset'], answeredAt(response, now));
  if (TOO_OFTEN.has(name) && status !== 429) {
    const error = new SourceError('rate_limited', `too many requests to ${host}`, { retryAt: reset, status });
    return { error, retry: true };
  }
  if (name === 'instance_is_private' || name === 'not_logged_in') {
    const error = new SourceError('blocked', `${host} shows nothing without a login`, {
      status,
      hint: 'ask another instance (lemmy.instances): posts of many stand on each of the large ones',
    });
    return { error, retry: false };
  }
  return tooOften(response, reset);
}

/** Name of Lemmy's error in the body; `none` if there is none. */
function errorName(response: HttpResponse): string {
  try {
    return textOf(objectOf(JSON.parse(response.text()))?.['error']) ?? 'none';
  } catch {
    return 'none';
  }
}
