/** A store in a file, in WAL mode: who reads never waits, and who writes holds SQLite's own lock, which dies with it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect, sql } from 'kysely';
import { StoreError } from '../../errors.js';
import { type Connected, type Patience, untilLocked } from '../database.js';
import { isBusy } from '../problem.js';
import type { Tables } from '../tables.js';
import { sqliteDriver } from './driver.js';
import { sqliteUpkeep } from './upkeep.js';

/** Marks the file as ours: "srnk". */
const APPLICATION_ID = 0x73726e6b;
/** What lasts only as long as a file is begun or checkpointed is waited for by SQLite itself. */
const BUSY_MILLISECONDS = 50;

/** @throws StoreError for a file that is something else: it is left as it is */
export async function connectSqlite(path: string, patience: Patience): Promise<Connected> {
  const driver = await sqliteDriver();
  makeFile(path);
  const database = driver.open(path);
  try {
    await untilLocked(() => tried(() => settle(database, path)), path, patience);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    dialect: 'sqlite',
    url: path,
    connection: new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }),
    begin: 'begin',
    lock: (connection) => tried(() => sql`begin immediate`.execute(connection)),
    makeRoom: async () => {},
    async hasTable(tables, name) {
      const { rows } = await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(tables);
      return rows.length > 0;
    },
    upkeep: (waiting) => sqliteUpkeep(path, database, (work) => untilLocked(() => tried(work), path, waiting)),
  };
}

/** Nobody else's to read: texts of people stand in it. */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite takes over the mode of the file for those that it makes beside it.
  writeFileSync(path, '', { flag: 'a', mode: 0o600 });
}

function settle(database: SqliteDatabase, path: string): void {
  const ask = (pragma: string) => Object.values(database.prepare(`pragma ${pragma}`).all([])[0] ?? {})[0];
  ask(`busy_timeout = ${BUSY_MILLISECONDS}`);
  const id = ask('application_id');
  if (id !== APPLICATION_ID) {
    if (id !== 0 || ask('schema_version') !== 0) {
      throw new StoreError(`${path} is the database of another program`, { hint: 'name another file' });
    }
    ask('journal_mode = wal');
    ask(`application_id = ${APPLICATION_ID}`);
  }
  ask('foreign_keys = on');
}

/** Whether it was done; not, where another process was in the way. */
async function tried(work: () => unknown): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
