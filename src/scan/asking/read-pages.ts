/** Reads the pages of a search as far as they are wanted. */
import { foundInstant } from '../../core/mention/found-instant.js';
import { SourceError } from '../../errors.js';
import type { Found } from '../../sources/source.js';
import { nextTurn } from '../next-turn.js';
import { abandonSearch } from './abandon-search.js';
import { untilAborted } from './until-aborted.js';

export interface Reading {
  /** Maximum number of items. */
  readonly limit: number;
  readonly isNewestFirst: boolean;
  readonly since: Date;
  /** When it aborts, the current page is no longer awaited. */
  readonly signal: AbortSignal;
  /** Called at the end, before the search is ended. */
  leave(): void;
}

/**
 * Yields pages and returns `whole` if there is nothing more in the window, `limit` if there may be. Never requests a
 * page that is not wanted.
 */
export async function* readPages(
  open: () => AsyncIterable<unknown>,
  { limit, isNewestFirst, since, signal, leave }: Reading,
): AsyncGenerator<readonly Found[], 'whole' | 'limit'> {
  const search = open()[Symbol.asyncIterator]();
  try {
    for (let left = limit; ; ) {
      const step = await untilAborted(() => search.next(), signal);
      if (step.done === true) return 'whole';
      const page = pageOf(step.value);
      const found = page.length > left ? page.slice(0, left) : page;
      left -= found.length;
      yield found;
      if (left <= 0) return 'limit';
      if (isNewestFirst && isBefore(found, since)) return 'whole';
      await nextTurn();
    }
  } finally {
    leave();
    await abandonSearch(search);
  }
}

/** The items of a page are checked when they become mentions. */
function pageOf(value: unknown): readonly Found[] {
  if (Array.isArray(value)) return value as readonly Found[];
  throw new SourceError('bad_response', 'it returned something that is not a page of mentions');
}

/**
 * Whether every item is older than the window. If the newest items come first, nothing after such a page is in the
 * window; an item without a time might be.
 */
function isBefore(found: readonly unknown[], since: Date): boolean {
  const isOld = (value: unknown) => {
    const { publishedAt, precision } = (value ?? {}) as Found;
    const when = foundInstant(publishedAt, precision);
    return when !== null && Date.parse(when.publishedAt) < since.getTime();
  };
  return found.length > 0 && found.every(isOld);
}
