/** Reads what was found once for all brands that look at it, one after the other; each gets a mention of its own. */
import type { Found, Mention } from '../../types.js';
import { type CompleteContext, complete } from './complete.js';

export function readOnce(): (found: Found, context: CompleteContext) => Mention | null {
  let last: { readonly found: Found; readonly mention: Mention | null } | null = null;
  return (found, context) => {
    if (last?.found !== found) last = { found, mention: complete(found, context) };
    // What is written into it later (language, score, excerpt) is that of one brand; its parts are never changed.
    return last.mention === null ? null : { ...last.mention };
  };
}
