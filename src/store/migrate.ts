/** Brings a store to the newest version: all that is missing in one transaction, or nothing. */
import { StoreError } from '../errors.js';
import type { Database } from './database.js';
import { MIGRATIONS } from './migrations/index.js';
import type { Tabled } from './tables.js';

const NEWEST = MIGRATIONS.at(-1)!.number;

/** @throws StoreError where a newer version of the program wrote it: it would not know what it spoils */
export async function migrate(database: Database): Promise<void> {
  if (isCurrent(await database.read((tables) => versionOf(tables, database)), database.url)) return;
  await database.write(async (tables) => {
    // Another run may have been quicker.
    const version = await versionOf(tables, database);
    if (isCurrent(version, database.url)) return;
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

/** The number of the last migration; 0: it is new. */
async function versionOf(tables: Tabled, { hasTable }: Database): Promise<number> {
  if (!(await hasTable(tables, 'migrations'))) return 0;
  const { version } = await tables
    .selectFrom('migrations')
    .select(({ fn }) => fn.max('number').as('version'))
    .executeTakeFirstOrThrow();
  return version;
}

function isCurrent(version: number, url: string): boolean {
  if (version <= NEWEST) return version === NEWEST;
  throw new StoreError(`${url} was written by a newer socialrank (its version ${version}, known here: ${NEWEST})`, {
    hint: 'update socialrank, or name another store with --store',
  });
}
