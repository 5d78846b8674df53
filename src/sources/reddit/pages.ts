/** Pages of one search through Reddit's API. */
import { objectOf, textOf } from '../shared/json.js';
import { recognised } from '../shared/recognised.js';
import { type Found, type SourceContext, SourceError } from '../source.js';
import type { AskAsApp } from './session.js';
import { fromReddit, isThing } from './wire.js';

// The maximum number of results is undocumented: at least about 250, from which hidden ones are removed.
const ENDS_AFTER = 200;

export async function* appPages(
  first: string,
  ask: AskAsApp,
  context: Pick<SourceContext, 'since' | 'unrecognised' | 'truncated'>,
): AsyncGenerator<readonly Found[]> {
  const url = new URL(first);
  let count = 0;
  for (let last: string | null = null; ; ) {
    const listing = objectOf((await ask(url.href)).json());
    const body = listing?.['kind'] === 'Listing' ? objectOf(listing['data']) : null;
    const children = body?.['children'];
    if (!Array.isArray(children)) throw new SourceError('bad_response', 'Reddit did not return a listing');
    const found = recognised<unknown>(children, 'submissions', 'Reddit', isThing, context).flatMap(
      (thing) => fromReddit(thing) ?? [],
    );
    yield found;
    count += children.length;
    const after = textOf(body?.['after']);
    const oldest = Date.parse(found.at(-1)?.publishedAt ?? '');
    if (oldest < context.since.getTime()) return;
    if (after === null || after === last) {
      if (count >= ENDS_AFTER) context.truncated(`Reddit's search ends after ${count} submissions`, new Date(oldest));
      return;
    }
    url.searchParams.set('after', after);
    url.searchParams.set('count', String(count));
    last = after;
  }
}
