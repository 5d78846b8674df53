/**
 * A feed in a file, with one entry per alert. It is rewritten completely, newest entries first, and the oldest are
 * dropped.
 */
import { extname, resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import { DeliveryError } from '../alert.js';
import { FEED_FORMATS } from '../feed-formats.js';
import type { TargetKind } from '../kind.js';
import type { FeedEntry } from '../means.js';
import { cut, LONGEST_TITLE, PLAIN, writtenBody } from '../write.js';

const MOST_ENTRIES = 100;

export const feed: TargetKind = {
  name: 'feed',
  example: 'feed:alerts.rss',
  read(text) {
    const path = resolve(text.trim());
    const print = FEED_FORMATS.get(extname(path).toLowerCase());
    if (print === undefined) {
      throw new UsageError('the feed target is not a file .rss, .atom or .json', {
        hint: `for example ${this.example}`,
      });
    }
    return {
      place: path,
      address: path,
      secrets: [],
      async send({ id, message, at }, means) {
        const entry: FeedEntry = {
          id: `urn:socialrank:${id}`,
          title: cut(message.title, LONGEST_TITLE),
          text: writtenBody(message, PLAIN),
          at,
        };
        await means.change(path, (existing) => {
          const entries = existing === null || existing.trim() === '' ? [] : means.readFeed(existing);
          if (entries === null) throw new DeliveryError(`${path} is there and is not a feed: it was left as it is`);
          return print(withEntry(entries, entry));
        });
        return { sent: `${entry.title}\n${entry.text}`, answer: `an entry in ${path}` };
      },
    };
  },
};

/** Adds an entry, in place of one with the same id, so that an alert that is sent twice is listed once. */
function withEntry(entries: readonly FeedEntry[], entry: FeedEntry): readonly FeedEntry[] {
  const others = entries.filter(({ id }) => id !== entry.id);
  return [entry, ...others].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, MOST_ENTRIES);
}
