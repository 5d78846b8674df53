/** Parses each found item once, although several brands look at it in turn; each of them gets a mention of its own. */
import type { Found, Mention } from '../../types.js';
import { type CompleteContext, complete } from './complete.js';

export function readOnce(): (found: Found, context: CompleteContext) => Mention | null {
  let last: { readonly found: Found; readonly mention: Mention | null } | null = null;
  return (found, context) => {
    if (last?.found !== found) last = { found, mention: complete(found, context) };
    // A shallow copy is enough: each brand sets its own language, score and excerpt, and nested parts are never
    // changed.
    return last.mention === null ? null : { ...last.mention };
  };
}
