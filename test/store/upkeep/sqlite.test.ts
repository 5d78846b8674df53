/** The upkeep of a store in a file. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase, storeOver } from '../../../src/store/open.js';
import { forget } from '../../../src/store/upkeep/forget.js';
import { eachRun } from '../../../src/store/upkeep/runs.js';
import { sampleMention } from '../../support/sample-report.js';
import { sampleRun } from '../../support/sample-run.js';
import { temporaryFolder } from '../../support/temporary.js';
import { CANARIES, canaryRun, UPKEEP_CASES } from './cases.js';

const open = (folder: string) => openDatabase(join(folder, 'history.db'));
const bytesIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');

describe('a store in a file', () => {
  it.each(UPKEEP_CASES.map(({ title, run }) => [title, run] as const))('%s', async (_, run) => {
    const database = await open(temporaryFolder());
    try {
      await run(database);
    } finally {
      await database.close();
    }
  });

  it('contains no byte of what was forgotten, neither in the file nor beside it', async () => {
    const folder = temporaryFolder();
    const database = await open(folder);
    await storeOver(database).keep(canaryRun());
    expect(CANARIES.filter((word) => !bytesIn(folder).includes(word))).toEqual([]);
    await database.write((tables) => forget(tables, { type: 'author', author: 'canaryhandle' }));
    await database.upkeep.compact();
    expect(CANARIES.filter((word) => bytesIn(folder).includes(word))).toEqual([]);
    await database.close();
    expect(CANARIES.filter((word) => bytesIn(folder).includes(word))).toEqual([]);
  });

  it('of the first version gets its links and counts from its stored runs', async () => {
    const folder = temporaryFolder();
    const database = await open(folder);
    await storeOver(database).keep(canaryRun());
    const filled = (one: typeof database) =>
      one.read(async (tables) => ({
        links: await tables.selectFrom('links').selectAll().execute(),
        quarters: await tables.selectFrom('quarters').selectAll().execute(),
      }));
    const kept = await filled(database);
    expect(kept).toEqual({ links: [expect.anything()], quarters: [expect.anything(), expect.anything()] });
    await database.write(async (tables) => {
      for (const table of ['links', 'outbox', 'incidents', 'quarters']) await tables.schema.dropTable(table).execute();
      await tables.deleteFrom('migrations').where('number', '>', 1).execute();
    });
    await database.close();
    const again = await open(folder);
    expect(await filled(again)).toEqual(kept);
    await again.close();
  });

  it('reports a lock if it cannot be compacted', async () => {
    const folder = temporaryFolder();
    const database = await openDatabase(join(folder, 'history.db'), { lockWaitMilliseconds: 1 });
    const reader = await open(folder);
    await storeOver(database).keep(sampleRun());
    await reader.read(async (tables) => {
      await tables.selectFrom('runs').select('key').execute();
      await expect(database.upkeep.compact()).rejects.toThrow('try again');
    });
    await database.upkeep.compact();
    await Promise.all([reader.close(), database.close()]);
  });

  it('is copied completely while another process writes, and the copy is a valid store', async () => {
    const folder = temporaryFolder();
    const [database, writer] = [await open(folder), await open(folder)];
    await storeOver(database).keep(sampleRun());
    await writer.write(async (tables) => {
      await tables.updateTable('runs').set({ timezone: 'half' }).execute();
      await database.upkeep.copyTo!(join(folder, 'copy.db'));
    });
    await Promise.all([database.close(), writer.close()]);
    // Set by the copy itself: the program that copies does not change it.
    expect(statSync(join(folder, 'copy.db')).mode & 0o777).toBe(0o600);
    const copy = await openDatabase(join(folder, 'copy.db'));
    expect((await storeOver(copy).run('2026-11-21'))?.timezone).toBe('UTC');
    expect(await copy.upkeep.damage()).toBeNull();
    await copy.close();
  });

  describe('with a byte changed on disk', () => {
    /** The changed text is read with U+FFFD; the changed JSON cannot be read. */
    const CHANGES = [
      ['is no letter any more', 'oat milk', Buffer.from([0x6f, 0xe1]), { runs: 0, mentions: 0 }, 2],
      ['is no JSON any more', '"text":"Acme Coffee, oat', Buffer.from('"text!"'), { runs: 0, mentions: 1 }, 1],
      ['is of a report', '"schema":"socialrank.report', Buffer.from('"schema"!'), { runs: 1, mentions: 0 }, 0],
    ] as const;

    it.each(CHANGES)(
      'that %s, reads the rest, reports the damage and can still forget',
      async (_, text, bytes, unread, left) => {
        const folder = temporaryFolder();
        const sound = await open(folder);
        const run = sampleRun({
          mentions: [
            sampleMention(),
            sampleMention({ id: 'mastodon:1', source: 'mastodon', text: 'Acme Coffee, oat milk', url: null }),
          ],
        });
        await storeOver(sound).keep(run);
        await sound.upkeep.compact();
        await sound.close();
        const path = join(folder, 'history.db');
        const file = readFileSync(path);
        for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + text.length)) bytes.copy(file, at);
        writeFileSync(path, file);

        const database = await open(folder);
        const texts: string[] = [];
        const found = await eachRun(database, {
          keep: async ({ report: { mentions = [] } }) => void texts.push(...mentions.map((mention) => mention.text)),
          label: async () => {},
        });
        expect(found).toEqual(unread);
        expect(texts).toHaveLength(left);
        expect(await database.upkeep.damage()).toMatch(/^1 of the texts in \w+\.json cannot be read/);
        await database.write((tables) => forget(tables, { type: 'source', source: 'mastodon' }));
        await database.upkeep.compact();
        await database.close();
        expect(bytesIn(folder).includes('Acme Coffee, o')).toBe(false);
      },
    );
  });

  it('is never copied over an existing file', async () => {
    const folder = temporaryFolder();
    const database = await open(folder);
    writeFileSync(join(folder, 'there.db'), 'there');
    await expect(database.upkeep.copyTo!(join(folder, 'there.db'))).rejects.toThrow('already exists');
    await database.close();
  });
});
