/** A source's cache on disk: one file per key, readable by its owner alone. A broken file affects no other key. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Cache } from '../../sources/source.js';
import { makeFolder } from './make-folder.js';

/** A cache that cannot be read or written counts as empty: it makes a run slower, not wrong. */
export function diskCache(folder: string, source: string): Cache {
  // The name of an external process is its command line.
  const own = join(folder, encodeURIComponent(source));
  // The key itself is not stored: it may be a URL that contains an API key.
  const fileOf = (key: string) => join(own, createHash('sha256').update(key).digest('hex'));
  return {
    get(key) {
      return readFile(fileOf(key), 'utf8').catch(() => undefined);
    },
    async set(key, value) {
      try {
        makeFolder(own);
        const { default: writeFileAtomic } = await import('write-file-atomic');
        await writeFileAtomic(fileOf(key), value, { mode: 0o600, fsync: false });
      } catch {
        // A cache that cannot be written counts as empty.
      }
    },
    async delete(key) {
      await rm(fileOf(key), { force: true }).catch(() => {});
    },
    async alone<T>(key: string, work: () => Promise<T>): Promise<T> {
      const locks = join(own, 'locks');
      const begun: Promise<T>[] = [];
      const begin = () => {
        const running = work();
        begun.push(running);
        return running;
      };
      try {
        makeFolder(locks);
        const { withLock } = await import('./file-lock.js');
        await withLock(join(locks, basename(fileOf(key))), new AbortController().signal, begin);
      } catch {
        // Without a lock if there can be none; an error of `work` is thrown again below.
      }
      return begun[0] ?? work();
    },
  };
}
