/** With `--new`, drops the events of mentions, and of their copies, that an earlier run reported. */
import type { ScanEvent, ScanRequest } from '../request.js';
import { type Emitted, eventsOf, together } from './in-order.js';

type Page = AsyncGenerator<Emitted<ScanEvent>>;

/** Returns a filter for the events of one run, page by page. */
export function dropSeen({ seen, judges }: Pick<ScanRequest, 'seen' | 'judges'>): (page: Page) => Page {
  if (seen === undefined) return (page) => page;
  const before = new Set<string>();
  const unseenOf = async (events: readonly ScanEvent[]): Promise<readonly ScanEvent[]> => {
    const mentions = events.flatMap((event) => (event.type === 'mention' ? event.mention : []));
    if (mentions.length > 0) for (const id of await seen(mentions)) before.add(id);
    return events.filter((event) => {
      const id = event.type === 'mention' ? event.mention.id : event.type === 'copy' ? event.of : null;
      return id === null || !before.has(id);
    });
  };
  return async function* told(page) {
    const parts: Emitted<ScanEvent>[] = [];
    for await (const part of page) parts.push(part);
    // All parts in one query to the store, which is faster than many.
    const tell = async () => unseenOf(await eventsOf(together(parts)));
    // Deferred, because earlier items may still be being judged in another thread.
    yield judges === undefined ? await tell() : tell;
  };
}
