/** Reads a search page by page, as far as it is wanted. */
import { foundInstant } from '../../core/mention/found-instant.js';
import { SourceError } from '../../errors.js';
import type { Found } from '../../sources/source.js';
import { turn } from '../turn.js';
import { letGo } from './let-go.js';
import { untilAborted } from './until-aborted.js';

export interface Reading {
  /** Items at most. */
  readonly limit: number;
  readonly isNewestFirst: boolean;
  readonly since: Date;
  /** Nobody waits any more when it falls. */
  readonly signal: AbortSignal;
  /** Called at the end, before the search is let go. */
  leave(): void;
}

/** `whole`: there is no more in the window; `limit`: there may be. No page is asked for that is not wanted. */
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
      await turn();
    }
  } finally {
    leave();
    await letGo(search);
  }
}

/** What is on it is checked where mentions are made of it. */
function pageOf(value: unknown): readonly Found[] {
  if (Array.isArray(value)) return value as readonly Found[];
  throw new SourceError('bad_response', 'it gave something that is not a page of mentions');
}

/** Newest first, nothing that follows such a page lies in the window; but what has no time might. */
function isBefore(found: readonly unknown[], since: Date): boolean {
  const isOld = (value: unknown) => {
    const { publishedAt, precision } = (value ?? {}) as Found;
    const when = foundInstant(publishedAt, precision);
    return when !== null && Date.parse(when.publishedAt) < since.getTime();
  };
  return found.length > 0 && found.every(isOld);
}
