/** Reads the answers of Disqus: its own error codes, the cursor, and the requests left in the hour. */
import { instantOfSeconds } from '../shared/instant.js';
import { type JsonObject, objectOf, textOf } from '../shared/json.js';
import { listFrom, type Told } from '../shared/recognised.js';
import { tooOften } from '../shared/too-often.js';
import { type Allowance, type HttpResponse, type Refusal, SourceError } from '../source.js';
import { isPost } from './wire.js';

export interface Posts {
  readonly posts: readonly unknown[];
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
}

/** @throws SourceError also for a refusal with status 200 */
export function postsIn(response: HttpResponse, told: Told): Posts {
  const answer = objectOf(response.json());
  const refused = answer === null ? null : meaningOf(answer, response.status);
  if (refused !== null) throw refused;
  const posts = listFrom(answer?.['response'], 'comments', 'Disqus', isPost, told);
  const cursor = objectOf(answer?.['cursor']);
  return { posts, next: cursor?.['hasNext'] === true ? textOf(cursor['next']) : null };
}

export function explain(response: HttpResponse): Refusal | undefined {
  const answer = objectOf(bodyOf(response));
  const error = answer === null ? null : meaningOf(answer, response.status);
  if (error !== null && error.code !== 'rate_limited') return { error, retry: error.code === 'unreachable' };
  return tooOften(response, resetOf(response));
}

export function allowance(response: HttpResponse): Allowance | undefined {
  const remaining = Number(response.headers['x-ratelimit-remaining'] ?? Number.NaN);
  const resetsAt = resetOf(response);
  return Number.isInteger(remaining) && remaining >= 0 && resetsAt !== null ? { remaining, resetsAt } : undefined;
}

/** Returns the error for Disqus's own code; null for 0 (success), an unknown code or none. */
function meaningOf(answer: JsonObject, status: number): SourceError | null {
  switch (answer['code']) {
    case 5:
    case 11:
      return new SourceError('auth', 'Disqus refused the key', {
        status,
        hint: 'disqus.key is the public key of an application: https://disqus.com/api/applications/',
      });
    case 4:
    case 9:
    case 12:
    case 17:
      return new SourceError('auth', 'Disqus does not show this forum to the application of the key', {
        status,
        hint: 'name forums that it may read in disqus.forums',
      });
    case 8:
      return new SourceError('not_found', 'Disqus knows no such forum', { status, hint: 'check disqus.forums' });
    case 2:
      return new SourceError('bad_response', 'Disqus rejected the request', {
        status,
        hint: 'check the short names in disqus.forums',
      });
    case 13:
    case 14:
      return new SourceError('rate_limited', 'too many requests to Disqus this hour', { status });
    case 15:
    case 16:
    case 20:
      return new SourceError('unreachable', 'Disqus could not answer at the moment', { status });
    default:
      return null;
  }
}

function bodyOf(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.text()) as unknown;
  } catch {
    return null;
  }
}

/** ISO time of the reset if it is in Unix seconds, else null: the network client reads the other forms. */
function resetOf({ headers }: HttpResponse): string | null {
  const seconds = Number(headers['x-ratelimit-reset']);
  return seconds >= 1e9 ? instantOfSeconds(seconds) : null;
}
