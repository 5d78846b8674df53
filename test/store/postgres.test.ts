/** The store in a real PostgreSQL. */
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { StoreError } from '../../src/errors.js';
import { sql } from '../../src/store/kysely.js';
import { openDatabase, openStore } from '../../src/store/open.js';
import type { Tabled } from '../../src/store/tables.js';
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

  it('shows its address without the password', async () => {
    const { url } = postgres;
    const store = await openStore(url);
    await store.close();
    expect(store.url).toBe(url.replace('ann:SECRETCANARY@', ''));
    const refused = openStore(url.replace('SECRETCANARY', 'wrong'));
    await expect(refused).rejects.toThrow(`the store ${store.url} refuses that user name`);
  });

  it('enables TCP keep-alive, to notice a server that falls silent', async () => {
    const asked = jest.spyOn(Socket.prototype, 'setKeepAlive');
    try {
      const store = await openStore(postgres.url);
      await store.close();
      expect(asked).toHaveBeenCalledWith(true, 30_000);
    } finally {
      asked.mockRestore();
    }
  });

  it('throws a StoreError if the connection breaks, and reconnects for the next query', async () => {
    const database = await openDatabase(postgres.url);
    const cut = () =>
      postgres.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'socialrank'");
    const asked = (tables: Tabled) => tables.selectFrom('runs').select('key').execute();
    const waiting = database.read((tables) => sql`select pg_sleep(10)`.execute(tables));
    await postgres.run('select pg_sleep(0.1)');
    await cut();
    await expect(waiting).rejects.toThrow(StoreError);
    const between = database.read(async (tables) => {
      await asked(tables);
      await cut();
      await postgres.run('select pg_sleep(0.1)');
      return asked(tables);
    });
    await expect(between).rejects.toThrow(StoreError);
    expect(await database.read(asked)).toEqual(expect.any(Array));
    await database.close();
  });
});
