/**
 * Searches several endpoints (feeds, sites) as one. Each has its own outcome, and its failure does not affect the
 * others.
 */
import { type Found, type SettingSpecs, type SourceContext, SourceError } from '../source.js';
import { placeOf } from './address.js';
import { asTheyCome } from './as-they-come.js';
import { newestFirst } from './newest-first.js';

/** Merges several searches into one. */
type Merge = (searches: AsyncGenerator<readonly Found[]>[]) => AsyncIterable<readonly Found[]>;

/**
 * Yields the pages of all endpoints, marked with their `endpoint`. If the scan reads everything, pages are yielded as
 * they arrive; if it stops at a limit, they come newest first across all endpoints, so that no endpoint crowds out
 * another.
 * @param urls endpoints as the user wrote them
 * @param merge replaces the default merge order
 * @throws SourceError the first error, if every endpoint failed
 */
export async function* searchEndpoints<S extends SettingSpecs>(
  urls: readonly string[],
  context: SourceContext<S>,
  search: (url: string) => AsyncIterable<readonly Found[]>,
  merge: Merge = Number.isFinite(context.limit) ? newestFirst : asTheyCome,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  const places = [...new Set(urls)];
  const failures: SourceError[] = [];
  yield* merge(places.map(endpoint));

  async function* endpoint(url: string): AsyncGenerator<readonly Found[], undefined, undefined> {
    let error: SourceError | null = null;
    try {
      for await (const page of search(url)) yield page.map((found) => ({ ...found, endpoint: url }));
    } catch (thrown) {
      if (context.signal.aborted) throw thrown;
      error = asSourceError(thrown, url);
      failures.push(error);
      if (failures.length === places.length) throw failures[0]!;
    } finally {
      context.endpoint({ url, error });
    }
  }
}

function asSourceError(thrown: unknown, url: string): SourceError {
  if (thrown instanceof SourceError) return thrown;
  return new SourceError('bad_response', `${placeOf(url)} returned something that could not be read`, {
    cause: thrown,
  });
}
