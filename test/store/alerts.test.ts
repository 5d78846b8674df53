/** Incidents and the outbox, in a file and in a real PostgreSQL. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/open.js';
import { type Postgres, startPostgres } from '../support/postgres.js';
import { temporaryFolder } from '../support/temporary.js';
import { ALERT_CASES } from './alert-cases.js';

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

  it('holds no address of what is settled, not even between its pages', async () => {
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
