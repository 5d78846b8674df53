/** Tumblr's refusals and the requests that are left, as its headers tell them. */
import { tooOften } from '../shared/too-often.js';
import { afterSeconds, answeredAt, sentAt } from '../shared/wait.js';
import { type Allowance, type HttpResponse, type Refusal, SourceError } from '../source.js';

const SPANS = ['perhour', 'perday'] as const;

/** @param now of the run: Tumblr counts the seconds that are left */
export function explain(response: HttpResponse, now: Date): Refusal | undefined {
  const { status, headers } = response;
  if ((status === 401 || status === 403) && /\bjson\b/i.test(headers['content-type'] ?? '')) {
    return { error: refusedKey(status), retry: false };
  }
  // Both may be used up: the later one counts.
  const used = SPANS.filter((span) => headers[`x-ratelimit-${span}-remaining`] === '0');
  const resets = (used.length > 0 ? used : SPANS.slice(0, 1)).map((span) =>
    resetOf(response, span, answeredAt(response, now)),
  );
  return tooOften(response, resets.toSorted().findLast((reset) => reset !== null) ?? null);
}

/** Of the status that an answer bears in itself: its list is empty where that is a refusal. Null: it is none. */
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

/** Of the hour or of the day, whichever leaves less. */
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
