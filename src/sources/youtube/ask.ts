/** Requests to the YouTube Data API. */
import { idOf, type JsonObject, objectOf, textOf } from '../shared/json.js';
import { listFrom } from '../shared/recognised.js';
import type { SourceContext } from '../source.js';
import { explain } from './problem.js';
import type { settings } from './settings.js';

export type Context = SourceContext<typeof settings>;

export function addressOf(list: string, parameters: Readonly<Record<string, string>>): string {
  return `https://www.googleapis.com/youtube/v3/${list}?${new URLSearchParams(parameters).toString()}`;
}

/**
 * Argument for `truncated`. Null if channels are read: their threads reach further back than the search, so the oldest
 * item does not show since when the search is complete.
 */
export const completeFrom = ({ settings }: Context): null | undefined =>
  settings.channels.length > 0 ? null : undefined;

interface Answer {
  readonly items: readonly unknown[];
  /** Token of the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * @param isOne whether a value is one of the things requested
 * @throws SourceError
 */
export async function ask(
  url: string,
  things: string,
  isOne: (value: unknown) => boolean,
  context: Context,
): Promise<Answer> {
  const { http, now, settings } = context;
  const response = await http.request({
    url,
    // Sent as a header because URLs appear in logs.
    headers: { 'x-goog-api-key': settings.key },
    explain: (refused) => explain(refused, now),
  });
  const body = objectOf(response.json());
  // If there are no results, some lists omit their items and give only the total.
  const isEmpty = body?.['items'] === undefined && objectOf(body?.['pageInfo'])?.['totalResults'] === 0;
  const items = listFrom(isEmpty ? [] : body?.['items'], things, 'YouTube', isOne, context);
  return { items, next: textOf(body?.['nextPageToken']) };
}

/** Requests details of up to fifty things by their ids. */
export async function askAbout(
  list: 'videos' | 'channels',
  part: string,
  ids: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, JsonObject>> {
  if (ids.length === 0) return new Map();
  const isOne = (value: unknown) => idOf(objectOf(value)?.['id']) !== null;
  const { items } = await ask(addressOf(list, { part, id: ids.join(','), maxResults: '50' }), list, isOne, context);
  const things = items.map(objectOf).filter((thing) => thing !== null);
  const told = new Map(things.map((thing) => [idOf(thing['id']) ?? '', thing]));
  if (!ids.some((id) => told.has(id))) {
    context.warn(
      'details_not_read',
      `YouTube returned no details of the ${list} that it found: their counts are unknown`,
    );
  }
  return told;
}
