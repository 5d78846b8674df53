/** With `--new`, what an earlier run told is not told again; nor are its copies. */
import type { ScanEvent, ScanRequest } from './request.js';

type Events = readonly ScanEvent[];

/** For the events of one run, page by page. */
export function unseen({ seen }: Pick<ScanRequest, 'seen'>): (page: AsyncGenerator<Events>) => AsyncGenerator<Events> {
  if (seen === undefined) return (page) => page;
  const before = new Set<string>();
  return async function* told(page) {
    // All of it together: one question is quicker than many.
    const events: ScanEvent[] = [];
    for await (const some of page) for (const event of some) events.push(event);
    const mentions = events.flatMap((event) => (event.type === 'mention' ? event.mention : []));
    if (mentions.length > 0) for (const id of await seen(mentions)) before.add(id);
    yield events.filter((event) => {
      const id = event.type === 'mention' ? event.mention.id : event.type === 'copy' ? event.of : null;
      return id === null || !before.has(id);
    });
  };
}
