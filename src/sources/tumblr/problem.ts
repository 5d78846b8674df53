/** Explains Tumblr's error responses, and reads the remaining requests from its headers. */
import { tooOften } from '../shared/too-often.js';
import { afterSeconds, answeredAt, sentAt } from '../shared/wait.js';
import { type Allowance, type HttpResponse, type Refusal, SourceError } from '../source.js';

const SPANS = ['perhour', 'perday'] as const;

/** @param now start of the run, needed to turn the remaining seconds that Tumblr gives into a time */
export function explain(response: HttpResponse, now: Date): Refusal | undefined {
  const { status, headers } = response;
  if ((status === 401 || status === 403) && /\bjson\b/i.test(headers['content-type'] ?? '')) {
    return { error: refusedKey(status), retry: false };
  }
  // Both limits may be used up: the later reset counts.
  const used = SPANS.filter((span) => headers[`x-ratelimit-${span}-remaining`] === '0');
  const resets = (used.length > 0 ? used : SPANS.slice(0, 1)).map((span) =>
    resetOf(response, span, answeredAt(response, now)),
  );
  return tooOften(response, resets.toSorted().findLast((reset) => reset !== null) ?? null);
}

/** Interprets the status in the body of an answer, whose list is empty if the request was refused. Null: no error. */
export function meaningOf(status: number): SourceError | null {
  if (status === 401 || status === 403) return refusedKey(status);
  if (status === 429) return new SourceError('rate_limited', 'too many requests to Tumblr', { status });
  return status >= 400 ? new SourceError('bad_response', `Tumblr answered with ${status}`, { status }) : null;
}

function refusedKey(status: number): SourceError {
  return new SourceError('auth', `Tumblr refused the key (HTTP ${status})`, {
    status,
    hint: 'register an app at https://www.tumblr.com/oauth/apps and set tumblr.key to its consumer key',
  });
}

/** Returns the hourly or the daily limit, whichever has fewer requests left. */
export function allowance(response: HttpResponse): Allowance | undefined {
  const left = SPANS.flatMap((span) => {
    const remaining = Number(response.headers[`x-ratelimit-${span}-remaining`] ?? Number.NaN);
    const resetsAt = resetOf(response, span, sentAt(response));
    return remaining >= 0 && resetsAt !== null ? [{ remaining, resetsAt }] : [];
  });
  return left.toSorted((a, b) => a.remaining - b.remaining)[0];
}

function resetOf({ headers }: HttpResponse, span: (typeof SPANS)[number], from: number): string | null {
  return afterSeconds(headers[`x-ratelimit-${span}-reset`], from);
}
