/** Incidents and the outbox, in a file and in a real PostgreSQL. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, openStore } from '../../src/store/open.js';
import { type Postgres, startPostgres } from '../support/postgres.js';
import { sampleRun } from '../support/sample-run.js';
import { sampleAlert } from '../support/telling.js';
import { temporaryFolder } from '../support/temporary.js';
import { ALERT_CASES } from './alert-cases.js';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const CASES = ALERT_CASES.map(({ title, run }) => [title, run] as const);

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

describe('a store in a file', () => {
  it.each(CASES)('%s', async (_, run) => {
    const store = await openStore(join(temporaryFolder(), 'history.db'));
    try {
      await run(store);
    } finally {
      await store.close();
    }
  });

  it('gives up alerts damaged on disk, with the reason, and hands out the alerts after them', async () => {
    const path = join(temporaryFolder(), 'history.db');
    const store = await openStore(path);
    const deliveries = Array.from({ length: 120 }, (_, n) => ({
      target: 'exec:a',
      label: 'exec a',
      alert: sampleAlert({ id: `alert ${n}` }),
    }));
    await store.keep({
      ...sampleRun(),
      now: NOW,
      verdicts: deliveries.map((delivery) => ({ incident: null, holds: true, delivery })),
    });
    const database = await openDatabase(path);
    await database.write((tables) =>
      tables.updateTable('outbox').set({ alert: '{"id":' }).where('id', '<>', 'alert 119').execute(),
    );
    await database.close();
    const outbox = store.outbox({ name: 'one', isAlive: () => false });
    const ids = [...(await outbox.claim(NOW)), ...(await outbox.claim(NOW))].map(({ id }) => id);
    expect(ids).toEqual(['alert 119']);
    const [last, before] = await store.deliveries();
    expect(last).toMatchObject({ id: 'alert 119', state: 'waiting' });
    expect(before).toMatchObject({ state: 'given up', reason: 'the text of the alert is damaged on disk' });
    await store.close();
  });

  it('contains no address of settled deliveries, not even in unused space of the file', async () => {
    const path = join(temporaryFolder(), 'history.db');
    const store = await openStore(path);
    await ALERT_CASES.find(({ title }) => title.startsWith('keeps of what is settled'))!.run(store);
    await store.close();
    expect(readFileSync(path).includes('SECRETCANARY')).toBe(false);
  });
});

describe('a store in PostgreSQL', () => {
  it.each(CASES)('%s', async (_, run) => {
    await postgres.clear();
    const store = await openStore(postgres.url);
    try {
      await run(store);
    } finally {
      await store.close();
    }
  });
});
