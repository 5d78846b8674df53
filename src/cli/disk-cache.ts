/** A source's cache on disk: a file a key, readable by its owner alone, losing nothing else when it is broken. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from '../sources/source.js';

/** A cache that cannot be read or written is an empty one: it makes a run slower, not wrong. */
export function diskCache(folder: string, source: string): Cache {
  const own = join(folder, source);
  const fileOf = (key: string) => join(own, createHash('sha256').update(key).digest('hex').slice(0, 32));
  return {
    async get(key) {
      const kept = await readFile(fileOf(key), 'utf8').catch(() => '');
      // The key stands in the first line: two keys never answer for each other.
      const end = kept.indexOf('\n');
      return end >= 0 && kept.slice(0, end) === JSON.stringify(key) ? kept.slice(end + 1) : undefined;
    },
    async set(key, value) {
      try {
        await mkdir(own, { recursive: true, mode: 0o700 });
        const { default: writeFileAtomic } = await import('write-file-atomic');
        await writeFileAtomic(fileOf(key), `${JSON.stringify(key)}\n${value}`, { mode: 0o600, fsync: false });
      } catch {
        // As said above.
      }
    },
    async delete(key) {
      await rm(fileOf(key), { force: true }).catch(() => {});
    },
  };
}
