/** Splits the pages of a search into messages of limited size. */
import type { Found, SourceContext } from '../../sources/source.js';
import { FOUND_A_MESSAGE, MESSAGE_BYTES } from '../limits.js';
import { reportingUnused } from '../unused-members.js';

export interface Pages {
  /**
   * Returns a list as JSON, or `null` at the end. The next page is requested only after the previous one has been
   * returned completely.
   */
  next(): Promise<string>;
}

export function openPages(search: AsyncIterable<readonly Found[]>, context: SourceContext): Pages {
  const iterator = search[Symbol.asyncIterator]();
  const notice = reportingUnused((message) => context.note(message));
  let page: readonly unknown[] = [];
  let at = 0;

  function piece(): string {
    const json: string[] = [];
    let dropped = 0;
    for (let bytes = 0; at < page.length && json.length < FOUND_A_MESSAGE && bytes < MESSAGE_BYTES; at += 1) {
      const written = JSON.stringify(page[at]) as string | undefined;
      if (written === undefined || written.length > MESSAGE_BYTES) {
        dropped += 1;
        continue;
      }
      notice(page[at]);
      bytes += written.length;
      json.push(written);
    }
    if (dropped > 0) context.warn('dropped', `${dropped} too large, or nothing at all`);
    return `[${json.join(',')}]`;
  }

  return {
    async next() {
      if (at < page.length) return piece();
      const step = await iterator.next();
      if (step.done === true) return 'null';
      if (!Array.isArray(step.value)) throw new TypeError('it returned something that is not a page of mentions');
      page = step.value;
      at = 0;
      return piece();
    },
  };
}
