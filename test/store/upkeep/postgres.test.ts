/** The upkeep of a store in a real PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LockedError } from '../../../src/errors.js';
import { sql } from '../../../src/store/kysely.js';
import { openDatabase } from '../../../src/store/open.js';
import type { Tabled } from '../../../src/store/tables.js';
import { type Postgres, startPostgres } from '../../support/postgres.js';
import { UPKEEP_CASES } from './cases.js';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

describe('a store in PostgreSQL', () => {
  it.each(UPKEEP_CASES.map(({ title, run }) => [title, run] as const))('%s', async (_, run) => {
    await postgres.clear();
    const database = await openDatabase(postgres.url);
    try {
      await run(database);
    } finally {
      await database.close();
    }
  });

  it('reports a lock if it cannot be compacted within the lock wait, and does not block readers', async () => {
    await postgres.clear();
    const database = await openDatabase(postgres.url, { lockWaitMilliseconds: 300 });
    const [holder, reader] = [await openDatabase(postgres.url), await openDatabase(postgres.url)];
    const asked = (tables: Tabled) => tables.selectFrom('runs').select('key').execute();
    await holder.read(async (tables) => {
      await asked(tables);
      const compacting = expect(database.upkeep.compact()).rejects.toThrow(LockedError);
      await expect(reader.read(asked)).resolves.toEqual([]);
      await compacting;
      const waiting = database.write((waiter) => sql`lock table runs in access exclusive mode`.execute(waiter));
      await expect(waiting).rejects.toThrow(LockedError);
    });
    await database.upkeep.compact();
    await Promise.all([reader.close(), holder.close(), database.close()]);
  });
});
