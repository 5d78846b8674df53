/** Cache of a source on disk: one file per key, readable only by its owner; a corrupt file affects no other key. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Cache } from '../../sources/source.js';
import { makeFolder } from './make-folder.js';

/** A cache that cannot be read or written acts as an empty one, which makes a run slower but not wrong. */
export function diskCache(folder: string, source: string): Cache {
  // Encoded, because the name of an external process is its command line.
  const own = join(folder, encodeURIComponent(source));
  // Hashed, so that secrets in the addresses that cache keys contain are not stored.
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
        // Ignored, as explained above.
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
        // Continue without a lock, as explained above; an error of `work` is rethrown below.
      }
      return begun[0] ?? work();
    },
  };
}
