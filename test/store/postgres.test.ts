/** The store in a real PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/open.js';
import { type Postgres, startPostgres } from '../support/postgres.js';
import { STORE_CASES } from './cases.js';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

describe('a store in PostgreSQL', () => {
  it.each(STORE_CASES.map(({ title, run }) => [title, run] as const))('%s', async (_, run) => {
    await postgres.clear();
    const store = await openStore(postgres.url);
    try {
      await run(store);
    } finally {
      await store.close();
    }
  });

  it('says where it lies without a password', async () => {
    const { url } = postgres;
    const store = await openStore(url);
    await store.close();
    expect(store.url).toBe(url.replace('ann:SECRETCANARY@', ''));
    const refused = openStore(url.replace('SECRETCANARY', 'wrong'));
    await expect(refused).rejects.toThrow(`the store ${store.url} lets nobody in`);
  });
});
