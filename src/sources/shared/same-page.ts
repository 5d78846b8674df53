/** Programs that speak another's language may not know its pages: they give the first one again, whatever is asked for. */
import type { SourceContext } from '../source.js';

/** For `newestFirst`. @param host who answers so */
export const samePage =
  (host: string, context: Pick<SourceContext, 'truncated'>) =>
  (completeFrom: Date): void =>
    context.truncated(`${host} returns the same page again instead of the next one`, completeFrom);
