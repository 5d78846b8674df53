/**
 * A store in a file, in WAL mode: readers never wait, and a writer holds SQLite's own lock, which ends with its
 * process.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { StoreError } from '../../errors.js';
import { type Connected, type Patience, untilLocked } from '../database.js';
import { Kysely, SqliteDialect } from '../kysely.js';
import { isBusy } from '../problem.js';
import type { Tables } from '../tables.js';
import { type OpenSqlite, type SqliteDriver, sqliteDriver } from './driver.js';
import { sqliteUpkeep } from './upkeep.js';

/** Marks the file as ours: "srnk". */
const APPLICATION_ID = 0x73726e6b;
/** SQLite itself waits for locks that last only as long as a file is created or checkpointed. */
const BUSY_MILLISECONDS = 50;

/** @throws StoreError if the file is something else, in which case it is left unchanged */
export async function connectSqlite(path: string, patience: Patience): Promise<Connected> {
  const driver = await sqliteDriver();
  makeFile(path);
  const database = await opened(driver, path, patience);
  let made: Kysely<Tables> | null = null;
  const connection = () => (made ??= new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }));
  return {
    dialect: 'sqlite',
    url: path,
    connection,
    begin: 'begin',
    lock: () => Promise.resolve(tried(() => database.exec('begin immediate'))),
    makeRoom: async () => {},
    ask: async <Row>(statement: string, values: readonly unknown[]) =>
      database.ask(statement, values) as readonly Row[],
    isBegun: "select 1 from sqlite_master where type = 'table' and name = 'migrations'",
    upkeep: (waiting) =>
      sqliteUpkeep(path, database, (work) => untilLocked(() => Promise.resolve(tried(work)), path, waiting)),
    close: async () => (made === null ? database.close() : made.destroy()),
  };
}

async function opened(driver: SqliteDriver, path: string, patience: Patience): Promise<OpenSqlite> {
  let settled: OpenSqlite | null = null;
  await untilLocked(
    () => {
      const isSettled = tried(() => {
        const database = driver.open(path);
        try {
          settle(database, path);
          settled = database;
        } finally {
          if (settled === null) database.close();
        }
      });
      return Promise.resolve(isSettled);
    },
    path,
    patience,
  );
  return settled!;
}

/**
 * Creates the file readable by its owner only, as it contains people's texts. An existing file is not opened: closing
 * it would release every lock that this process has on it, including SQLite's.
 */
function makeFile(path: string): void {
  if (existsSync(path)) return;
  // SQLite gives the files next to it the same mode.
  writeFileSync(path, '', { flag: 'a', mode: 0o600 });
}

function settle(database: OpenSqlite, path: string): void {
  const ask = (pragma: string) => Object.values(database.prepare(`pragma ${pragma}`).all([])[0] ?? {})[0];
  database.exec(`pragma busy_timeout = ${BUSY_MILLISECONDS}`);
  // In this order: another run may be creating the file right now, and it writes the application id before the tables.
  const isEmpty = ask('schema_version') === 0;
  const id = ask('application_id');
  if (id !== APPLICATION_ID) {
    if (id !== 0 || !isEmpty) {
      throw new StoreError(`${path} is the database of another program`, { hint: 'name another file' });
    }
    database.exec('pragma journal_mode = wal');
    database.exec(`pragma application_id = ${APPLICATION_ID}`);
  }
  database.exec('pragma foreign_keys = on');
  // Overwrites deleted content, which node:sqlite would otherwise leave between its pages.
  database.exec('pragma secure_delete = on');
}

/** Returns whether the work was done; false if another process was in the way. */
function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
