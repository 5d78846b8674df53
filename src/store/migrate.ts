/** Migrates a store to the newest version: all missing steps in one transaction, or none. */

import { StoreError } from '../errors.js';
import type { Database } from './database.js';
import { sql } from './kysely.js';
import { NEWEST } from './newest.js';

/** @throws StoreError if a newer version of the program wrote it, as this one could damage it unknowingly */
export async function migrate(database: Database): Promise<void> {
  const { isBegun, url } = database;
  if (isCurrent(await versionOf((statement) => database.ask(statement, []), isBegun), url)) return;
  const { MIGRATIONS } = await import('./migrations/index.js');
  await database.write(async (tables) => {
    // Another run may have been faster.
    const version = await versionOf(async (statement) => (await sql.raw(statement).execute(tables)).rows, isBegun);
    if (isCurrent(version, url)) return;
    if (version === 0) {
      await database.makeRoom(tables);
      await tables.schema
        .createTable('migrations')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .execute();
    }
    for (const { number, name, up } of MIGRATIONS.filter((migration) => migration.number > version)) {
      await up(tables as never, database.dialect);
      await tables.insertInto('migrations').values({ number, name }).execute();
    }
  });
}

/** Number of the last migration; 0 for a new store. */
async function versionOf(rowsOf: (statement: string) => Promise<readonly unknown[]>, isBegun: string): Promise<number> {
  if ((await rowsOf(isBegun)).length === 0) return 0;
  const [row] = await rowsOf('select max(number) as version from migrations');
  return (row as { readonly version: number }).version;
}

function isCurrent(version: number, url: string): boolean {
  if (version <= NEWEST) return version === NEWEST;
  throw new StoreError(`${url} was written by a newer socialrank (its version ${version}, known here: ${NEWEST})`, {
    hint: 'update socialrank, or name another store with --store',
  });
}
