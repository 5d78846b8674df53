import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { diskCache } from '../../../src/cli/files/disk-cache.js';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const fresh = () => join(mkdtempSync(join(tmpdir(), 'socialrank-cache-')), 'cache');

describe('diskCache', () => {
  it('stores one file per key that only the owner can read, regardless of the umask', async () => {
    const mask = process.umask(0);
    try {
      const folder = fresh();
      const cache = diskCache(folder, 'forum');
      await cache.set('session', 'one\ntwo');
      await cache.set('other', '');
      expect(await Promise.all(['session', 'other', 'none'].map((key) => cache.get(key)))).toEqual([
        'one\ntwo',
        '',
        undefined,
      ]);
      expect([modeOf(folder), modeOf(join(folder, 'forum'))]).toEqual(['700', '700']);
      const files = readdirSync(join(folder, 'forum'));
      expect(files.map((file) => modeOf(join(folder, 'forum', file)))).toEqual(['600', '600']);
      await cache.delete('session');
      expect(await cache.get('session')).toBeUndefined();
    } finally {
      process.umask(mask);
    }
  });

  it('restricts the mode of an existing file when it rewrites it', async () => {
    const folder = fresh();
    const cache = diskCache(folder, 'forum');
    await cache.set('session', 'old');
    const [file = ''] = readdirSync(join(folder, 'forum'));
    writeFileSync(join(folder, 'forum', file), 'x', { mode: 0o644 });
    await cache.set('session', 'new');
    expect([await cache.get('session'), modeOf(join(folder, 'forum', file))]).toEqual(['new', '600']);
  });

  it('behaves as an empty cache if it cannot be read or written', async () => {
    const folder = fresh();
    writeFileSync(folder, 'a file where a folder should be');
    const cache = diskCache(folder, 'forum');
    await cache.set('session', 'x');
    expect(await cache.get('session')).toBeUndefined();
    await cache.delete('session');
  });

  // Two caches in one process exclude each other like two processes: a lock belongs to the cache that took it.
  it('runs exclusive work of several caches in one folder one at a time, and removes its locks', async () => {
    const folder = fresh();
    const count = async () => {
      const cache = diskCache(folder, 'forum');
      await cache.alone?.('asked', async () => {
        const asked = Number((await cache.get('asked')) ?? '0');
        await cache.set('asked', String(asked + 1));
      });
    };
    await Promise.all(Array.from({ length: 8 }, count));
    expect(await diskCache(folder, 'forum').get('asked')).toBe('8');
    expect(readdirSync(join(folder, 'forum', 'locks'))).toEqual([]);
  });

  it('runs exclusive work once, with or without a lock, and rethrows its error', async () => {
    const broken = fresh();
    writeFileSync(broken, 'a file where a folder should be');
    let times = 0;
    const work = async () => {
      times += 1;
      throw new Error('no');
    };
    await expect(diskCache(fresh(), 'forum').alone?.('asked', work)).rejects.toThrow('no');
    await expect(diskCache(broken, 'forum').alone?.('asked', work)).rejects.toThrow('no');
    expect(times).toBe(2);
  });
});
