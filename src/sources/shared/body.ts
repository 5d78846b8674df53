/** Reads the body of an answer that may come from the service or from something in between, such as a proxy. */
import type { HttpResponse } from '../source.js';
import { type JsonObject, objectOf } from './json.js';

/** Returns null if the body is not a JSON object; never throws. */
export function bodyOf(response: HttpResponse): JsonObject | null {
  try {
    return objectOf(JSON.parse(response.text().replace(/^\ufeff/, '')) as unknown);
  } catch {
    return null;
  }
}
