/**
 * Servers that implement the API of another program may not support its paging: they return the first page again
 * whatever page is requested.
 */
import type { SourceContext } from '../source.js';

/** Callback for `newestFirst` that reports the result as truncated. @param host host that repeats its page */
export const samePage =
  (host: string, context: Pick<SourceContext, 'truncated'>) =>
  (completeFrom: Date): void =>
    context.truncated(`${host} returns the same page again instead of the next one`, completeFrom);
