/** The store in a file, with the driver that this Node provides. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../../src/store/migrations/index.js';
import { NEWEST } from '../../src/store/newest.js';
import { openDatabase, openStore } from '../../src/store/open.js';
import { sampleMention } from '../support/sample-report.js';
import { sampleRun } from '../support/sample-run.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';
import { STORE_CASES } from './cases.js';

describe('a store in a file', () => {
  it.each(STORE_CASES.map(({ title, run }) => [title, run] as const))('%s', async (_, run) => {
    const store = await openStore(join(temporaryFolder(), 'history.db'));
    try {
      await run(store);
    } finally {
      await store.close();
    }
  });

  it('can be read by its owner only', async () => {
    const path = join(temporaryFolder(), 'history.db');
    const store = await openStore(path);
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('leaves a file that is not a store unchanged', async () => {
    const text = 'a text that is no database, however long it may be\n'.repeat(50);
    const path = temporaryFile('notes.txt', text);
    await expect(openStore(path)).rejects.toThrow(`the store ${path} is not a store`);
    expect(statSync(path).size).toBe(text.length);
  });

  it('keeps no reference to what it returned', async () => {
    const database = await openDatabase(join(temporaryFolder(), 'history.db'));
    const handedOut = async () => new WeakRef(await database.read(() => Promise.resolve({})));
    const found = await handedOut();
    await database.read(() => Promise.resolve({}));
    setFlagsFromString('--expose-gc');
    // The target of a WeakRef stays alive until the current task is over.
    await setImmediate();
    runInNewContext('gc')();
    expect(found.deref()).toBeUndefined();
    await database.close();
  });

  it('has migrations that are numbered without gaps up to its newest version', () => {
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(Array.from({ length: NEWEST }, (_, place) => place + 1));
  });

  it('recounts what an earlier version counted a quarter of an hour late', async () => {
    const path = join(temporaryFolder(), 'history.db');
    const mention = sampleMention({ publishedAt: '1969-12-31T23:50:00.000Z' });
    const store = await openStore(path);
    await store.keep(sampleRun({ mentions: [mention] }));
    await store.close();
    const before = await openDatabase(path);
    await before.write(async (tables) => {
      await tables.updateTable('quarters').set({ start: 0 }).execute();
      await tables.deleteFrom('migrations').where('number', '>', 4).execute();
    });
    await before.close();
    const after = await openDatabase(path);
    const starts = await after.read((tables) => tables.selectFrom('quarters').select('start').execute());
    await after.close();
    expect(new Set(starts.map(({ start }) => start))).toEqual(new Set([-900_000]));
  });

  it('is rejected if a newer version wrote it', async () => {
    const path = join(temporaryFolder(), 'history.db');
    const database = await openDatabase(path);
    await database.write((tables) => tables.insertInto('migrations').values({ number: 99, name: 'later' }).execute());
    await database.close();
    await expect(openStore(path)).rejects.toThrow(`${path} was written by a newer socialrank (its version 99`);
  });
});
