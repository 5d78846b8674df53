/** Creates an HTTP response as sources get it, with the given JSON body and headers. */
import type { HttpResponse } from '../../src/sources/source.js';

export function answered(body: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return {
    status: 200,
    url: 'https://answered.example/',
    headers,
    bytes: new Uint8Array(),
    text: () => JSON.stringify(body),
    json: () => body,
  };
}
