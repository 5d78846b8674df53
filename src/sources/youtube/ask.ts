/** One request to the YouTube Data API. */
import { idOf, type JsonObject, listOf, objectOf } from '../shared/json.js';
import { type SourceContext, SourceError } from '../source.js';
import { explain } from './problem.js';
import type { settings } from './settings.js';

export type Context = SourceContext<typeof settings>;

export function addressOf(list: string, parameters: Readonly<Record<string, string>>): string {
  return `https://www.googleapis.com/youtube/v3/${list}?${new URLSearchParams(parameters).toString()}`;
}

/** @returns an answer whose `items` are a list @throws SourceError */
export async function ask(url: string, context: Context): Promise<JsonObject> {
  const { http, now, settings } = context;
  const response = await http.request({
    url,
    // Not in the address, which stands in logs.
    headers: { 'x-goog-api-key': settings.key },
    explain: (refused) => explain(refused, now),
  });
  const body = objectOf(response.json());
  if (body === null || !Array.isArray(body['items'])) {
    throw new SourceError('bad_response', 'YouTube did not answer with a list');
  }
  return body;
}

/** What a list says of up to fifty things, by their ids. */
export async function askAbout(
  list: 'videos' | 'channels',
  part: string,
  ids: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, JsonObject>> {
  if (ids.length === 0) return new Map();
  const body = await ask(addressOf(list, { part, id: ids.join(','), maxResults: '50' }), context);
  const things = listOf(body['items'])
    .map(objectOf)
    .filter((thing) => thing !== null);
  return new Map(things.map((thing) => [idOf(thing['id']) ?? '', thing]));
}
