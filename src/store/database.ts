/** A database, whichever: transactions that read, and transactions that write, one at a time among all processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { LockedError } from '../errors.js';
import type { Dialect } from './migrations/index.js';
import { isBusy, storeProblem } from './problem.js';
import type { Tabled, Tables } from './tables.js';

/** What is handed to `read` and `write` may run more than once: what it did before was taken back. */
export interface Database {
  readonly dialect: Dialect;
  /** Without secrets. */
  readonly url: string;
  /** All that is read in it is of one moment. */
  read<T>(work: (tables: Tabled) => Promise<T>): Promise<T>;
  /**
   * Whole or not at all; the lock is held meanwhile, and goes with the process that holds it.
   * @throws LockedError when another process holds it for longer than is waited
   */
  write<T>(work: (tables: Tabled) => Promise<T>): Promise<T>;
  /** Before the first table. */
  makeRoom(tables: Tabled): Promise<void>;
  hasTable(tables: Tabled, name: string): Promise<boolean>;
  upkeep: Upkeep;
  close(): Promise<void>;
}

/** What is done to the whole of it, outside of any transaction. */
export interface Upkeep {
  /** On the disk. */
  bytes(): Promise<number>;
  /**
   * Writes it anew, so that of what was deleted no byte is left in it.
   * @throws LockedError when others read or write for longer than is waited
   */
  compact(): Promise<void>;
  /** What is wrong with it; null: nothing. */
  damage(): Promise<string | null>;
  /** All of one moment into a file that is not there yet, while others write; null: it is in no file. */
  readonly copyTo: ((path: string) => Promise<void>) | null;
}

export interface Patience {
  /** For the lock (30 s). */
  readonly lockWaitMilliseconds?: number;
  /** Ends the wait, and begins nothing more. */
  readonly signal?: AbortSignal;
}

/** What differs between databases. */
export interface Connected {
  readonly dialect: Dialect;
  readonly url: string;
  readonly connection: Kysely<Tables>;
  readonly begin: string;
  /** False: another process writes. Begins a transaction, and nothing where it is false. */
  lock(connection: Tabled): Promise<boolean>;
  makeRoom(tables: Tabled): Promise<void>;
  hasTable(tables: Tabled, name: string): Promise<boolean>;
  upkeep(patience: Patience): Upkeep;
}

const LOCK_WAIT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 20;

export function databaseOver(connected: Connected, patience: Patience): Database {
  const { url, dialect, connection } = connected;
  const transaction = <T>(begin: (tables: Tabled) => Promise<void>, work: (tables: Tabled) => Promise<T>): Promise<T> =>
    connection.connection().execute(async (tables) => {
      await begin(tables);
      try {
        const result = await work(tables);
        await sql`commit`.execute(tables);
        return result;
      } catch (error) {
        // SQLite takes everything back by itself where the disk is full; then there is nothing to roll back.
        await sql`rollback`.execute(tables).catch(() => {});
        throw error;
      }
    });
  const worded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      patience.signal?.throwIfAborted();
      return await work();
    } catch (error) {
      patience.signal?.throwIfAborted();
      throw storeProblem(error, url);
    }
  };
  const begin = async (tables: Tabled) => void (await sql.raw(connected.begin).execute(tables));
  const lock = (tables: Tabled) => untilLocked(() => connected.lock(tables), url, patience);
  return {
    dialect,
    url,
    read: (work) => worded(() => untilFree(() => transaction(begin, work), url, patience)),
    write: (work) => worded(() => untilFree(() => transaction(lock, work), url, patience)),
    makeRoom: connected.makeRoom,
    hasTable: connected.hasTable,
    upkeep: connected.upkeep(patience),
    close: () => connection.destroy(),
  };
}

/** Not in the database's own queue: its waiting could not be interrupted, and SQLite's would hold up everything here. */
export async function untilLocked(
  lock: () => Promise<boolean>,
  url: string,
  { lockWaitMilliseconds = LOCK_WAIT_MILLISECONDS, signal }: Patience,
): Promise<void> {
  const until = performance.now() + lockWaitMilliseconds;
  while (!(await lock())) {
    if (performance.now() >= until) throw new LockedError(`another run writes to ${url}; try again`);
    await sleep(POLL_MILLISECONDS * (0.5 + Math.random()), undefined, signal === undefined ? {} : { signal });
  }
}

/** While another begins, mends or ends the file, nobody gets in; of what was begun then nothing is there. */
async function untilFree<T>(work: () => Promise<T>, url: string, patience: Patience): Promise<T> {
  let done: { readonly value: T } | null = null;
  const tried = async () => {
    try {
      done = { value: await work() };
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    }
  };
  await untilLocked(tried, url, patience);
  return done!.value;
}
