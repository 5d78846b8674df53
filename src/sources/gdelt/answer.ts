/** Reads the answers of GDELT: JSON that may be malformed, or an error as a sentence, also with status 200. */
import { objectOf } from '../shared/json.js';
import { listFrom, type Told } from '../shared/recognised.js';
import { type HttpResponse, type Refusal, SourceError } from '../source.js';
import { isArticle } from './wire.js';

/** @throws SourceError for anything but a list of articles */
export function articlesIn(response: HttpResponse, told: Told): readonly unknown[] {
  const answer = objectOf(read(response));
  // An empty object means that nothing was found.
  if (answer !== null && Object.keys(answer).length === 0) return [];
  return listFrom(answer?.['articles'], 'articles', 'GDELT', isArticle, told);
}

/** Explains a 429 without `Retry-After`: there were too many requests, or GDELT is shedding load. */
export function explain(response: HttpResponse): Refusal | undefined {
  if (response.status !== 429 || response.headers['retry-after'] !== undefined) return undefined;
  return { error: tooMuch(429), retry: true };
}

function read(response: HttpResponse): unknown {
  const text = response.text().trim();
  if (!/^[<{[]/.test(text)) throw spoken(text);
  try {
    return response.json();
  } catch (error) {
    if (!text.startsWith('{')) throw error;
    return mended(text) ?? raise(error);
  }
}

/**
 * Parses JSON with unescaped headlines, which may have stray backslashes and control characters; null if it cannot be
 * repaired.
 */
function mended(text: string): unknown {
  const escaped = text.replace(/\\(?:(["\\/bfnrt]|u[\da-f]{4})|)/gi, (sequence, valid?: string) =>
    valid === undefined ? '' : sequence,
  );
  try {
    return JSON.parse(escaped.replace(/[\u0000-\u001f]/g, ' ')) as unknown;
  } catch {
    return null;
  }
}

function raise(error: unknown): never {
  throw error;
}

function spoken(text: string): SourceError {
  const sentence = text.slice(0, 500);
  if (/limit requests|every 5 seconds|too many requests/i.test(sentence)) return tooMuch(200);
  if (/too (?:short|long|common)|illegal|surrounded by|invalid|keyword|phrase/i.test(sentence)) {
    return new SourceError('bad_response', 'GDELT rejected the query: a word too short, too common, or too many', {
      status: 200,
      hint: 'a longer or simpler query may do: socialrank plan shows what was sent',
    });
  }
  return new SourceError('bad_response', 'GDELT did not return JSON', { status: 200 });
}

function tooMuch(status: number): SourceError {
  return new SourceError('rate_limited', 'too many requests to GDELT, or it is too busy at the moment', {
    status,
    hint: 'it allows one request in five seconds; in busy hours try again later',
  });
}
