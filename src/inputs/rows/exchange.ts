/** Exchanges of a HAR file whose bodies are feeds or JSON. */
import { foundIn } from '../../sources/shared/feed/found.js';
import { parseFeed } from '../../sources/shared/feed/parse.js';
import { type JsonObject, listOf, objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { parseJson } from '../bytes/json-text.js';

export function isExchange(value: JsonObject): boolean {
  const [request, response] = [objectOf(value['request']), objectOf(value['response'])];
  return typeof request?.['url'] === 'string' && typeof response?.['status'] === 'number';
}

/** Returns the content of the response: items of a feed, or a JSON value; null for an error or anything else. */
export function answerOf(value: JsonObject): { readonly found: readonly Found[] } | { readonly json: unknown } | null {
  const response = objectOf(value['response']);
  const status = Number(response?.['status']);
  const content = objectOf(response?.['content']);
  const written = textOf(content?.['text']);
  if (written === null || status < 200 || status > 299) return null;
  const bytes = Buffer.from(written, content?.['encoding'] === 'base64' ? 'base64' : 'utf8');
  const url = String(objectOf(value['request'])?.['url']);
  const start = bytes.toString('latin1', 0, 100).trimStart();
  if (start.startsWith('<') || start.startsWith('{')) {
    const feed = parseFeed(bytes, { contentType: contentTypeOf(response), url });
    if (feed !== null) return { found: foundIn(feed, url) };
  }
  const json = /^[[{]/.test(start) ? parseJson(bytes.toString()) : undefined;
  return json === undefined ? null : { json };
}

/** A body stored as text is already decoded, so the charset it was sent in no longer applies. */
function contentTypeOf(response: JsonObject | null): string {
  if (objectOf(response?.['content'])?.['encoding'] !== 'base64') return 'charset=utf-8';
  const headers = listOf(response?.['headers']).map(objectOf);
  return textOf(headers.find((header) => /^content-type$/i.test(textOf(header?.['name']) ?? ''))?.['value']) ?? '';
}
