/** One instance of Lemmy: its address and its refusals. */
import { parseUrl } from '../../parse-url.js';
import { objectOf, textOf } from '../shared/json.js';
import { tooOften } from '../shared/too-often.js';
import { afterSeconds, answeredAt } from '../shared/wait.js';
import { type HttpResponse, type Refusal, SourceError } from '../source.js';

export interface Instance {
  readonly origin: string;
  readonly host: string;
}

/** @throws SourceError `needs_config` where no host is named */
export function readInstance(given: string): Instance {
  const url = parseUrl(/^https?:\/\//i.test(given) ? given : `https://${given}`);
  if (url !== null && !/[@\s]/.test(given)) return { origin: url.origin, host: url.host };
  throw new SourceError('needs_config', `lemmy.instances: ${JSON.stringify(given)} is not an instance`, {
    hint: 'write hosts, as lemmy.world,lemmy.ml',
  });
}

// 0.19 says it with 400, 1.0 with 429.
const TOO_OFTEN = new Set(['rate_limit_error', 'too_many_requests']);

/** @param now of the run: Lemmy counts the seconds that are left */
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

/** As Lemmy writes it; `none` where the body is something else. */
function errorName(response: HttpResponse): string {
  try {
    return textOf(objectOf(JSON.parse(response.text()))?.['error']) ?? 'none';
  } catch {
    return 'none';
  }
}
