/** One search over several places (feeds, sites): each has its own outcome, and none can spoil the others. */
import { type Found, type SettingSpecs, type SourceContext, SourceError } from '../source.js';
import { placeOf } from './address.js';
import { asTheyCome } from './as-they-come.js';
import { newestFirst } from './newest-first.js';

/** Searches become one. */
type Merge = (searches: AsyncGenerator<readonly Found[]>[]) => AsyncIterable<readonly Found[]>;

/**
 * Pages of all places, told apart by `endpoint`. Where the scan reads everything they come as they are there; where it
 * stops at a limit they come newest first over all places, so that no place has its say at the cost of another.
 * @param urls as the user wrote them
 * @param merge in another order than that
 * @throws SourceError the first one, where every place failed
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
