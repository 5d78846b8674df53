import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { diskCache } from '../../../src/cli/files/disk-cache.js';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const fresh = () => join(mkdtempSync(join(tmpdir(), 'socialrank-cache-')), 'cache');

describe('diskCache', () => {
  it('keeps what it is given, a file a key, for its owner alone, whatever the mask', async () => {
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

  it('narrows a file that others could read when it is written anew', async () => {
    const folder = fresh();
    const cache = diskCache(folder, 'forum');
    await cache.set('session', 'old');
    const [file = ''] = readdirSync(join(folder, 'forum'));
    writeFileSync(join(folder, 'forum', file), 'x', { mode: 0o644 });
    await cache.set('session', 'new');
    expect([await cache.get('session'), modeOf(join(folder, 'forum', file))]).toEqual(['new', '600']);
  });

  it('is empty where it cannot be read or written', async () => {
    const folder = fresh();
    writeFileSync(folder, 'a file where a folder should be');
    const cache = diskCache(folder, 'forum');
    await cache.set('session', 'x');
    expect(await cache.get('session')).toBeUndefined();
    await cache.delete('session');
  });
});
