/** The body of an answer that need not be what it should: a refusal, or something on the way. */
import type { HttpResponse } from '../source.js';
import { type JsonObject, objectOf } from './json.js';

/** Null where it is no JSON object; never throws. */
export function bodyOf(response: HttpResponse): JsonObject | null {
  try {
    return objectOf(JSON.parse(response.text()) as unknown);
  } catch {
    return null;
  }
}
