/** The upkeep of a store in a real PostgreSQL. */
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { openDatabase } from '../../../src/store/open.js';
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
});
