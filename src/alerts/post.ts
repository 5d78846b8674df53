/** Posts JSON to a target. Any response other than 2xx is a failure, including redirects. */
import { SourceError } from '../errors.js';
import { hostOf } from '../http/place.js';
import { type Redact, redactor } from '../http/redact.js';
import { retryAfter } from '../http/refusal.js';
import type { HttpResponse } from '../sources/source.js';
import { type Delivered, DeliveryError } from './alert.js';
import type { Means } from './means.js';
import { cut } from './write.js';

export interface Post {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly secrets: readonly string[];
}

const LONGEST_ANSWER = 200;
const REFUSED = Array.from({ length: 300 }, (_, at) => 300 + at);

/** @throws DeliveryError */
export async function post({ http, now }: Pick<Means, 'http' | 'now'>, asked: Post): Promise<Delivered> {
  const { url, headers = {}, body, secrets } = asked;
  const redact = redactor(secrets);
  const response = await http
    // A redirect would turn the request into a GET, and look like a success.
    .request({ url, method: 'POST', headers, body, accept: REFUSED })
    .catch((error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
      const retryAt = error.retryAt === null ? null : Date.parse(error.retryAt);
      throw new DeliveryError(redact(error.message), { retryAt });
    });
  const answer = `HTTP ${response.status}${said(response, redact)}`;
  if (response.status < 300) return { sent: redact(JSON.stringify(body, null, 2)), answer };
  throw new DeliveryError(`${hostOf(url)} answered ${answer}`, { retryAt: retryAt(response, now()) });
}

/** The beginning of a short text response; HTML pages say nothing useful. */
function said(response: HttpResponse, redact: Redact): string {
  const location = response.headers['location'];
  if (location !== undefined && response.status < 400) return `: it redirects; give the final address`;
  if (/html/i.test(response.headers['content-type'] ?? '')) return '';
  const text = redact(response.text().slice(0, 10 * LONGEST_ANSWER))
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? '' : `: ${cut(text, LONGEST_ANSWER)}`;
}

const MOST_SECONDS = 7 * 86_400;

/**
 * When to try again, in ms since 1970: from the header, or else the body, where Discord (`retry_after`) and Telegram
 * (`parameters.retry_after`) state it in seconds.
 */
function retryAt(response: HttpResponse, now: number): number | null {
  if (![429, 503].includes(response.status)) return null;
  const told = retryAfter(response.headers['retry-after'], now);
  if (told !== null) return now + told;
  const answer = answerOf(response);
  const seconds = answer?.retry_after ?? answer?.parameters?.retry_after;
  if (typeof seconds !== 'number' || !(seconds >= 0)) return null;
  return now + Math.min(seconds, MOST_SECONDS) * 1000;
}

interface Answer {
  readonly retry_after?: unknown;
  readonly parameters?: { readonly retry_after?: unknown } | null;
}

function answerOf(response: HttpResponse): Answer | null {
  try {
    return JSON.parse(response.text()) as Answer | null;
  } catch {
    return null;
  }
}
