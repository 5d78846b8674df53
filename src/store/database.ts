/** Access to any database by transactions: readers at any time, writers one at a time among all processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { LockedError } from '../errors.js';
import { sql } from './kysely.js';
import type { Dialect } from './migrations/migration.js';
import { isBusy, storeProblem } from './problem.js';
import type { Tabled, Tables } from './tables.js';

/**
 * A database. Callbacks given to `read` and `write` may run more than once; what an earlier attempt did was rolled
 * back.
 */
export interface Database {
  readonly dialect: Dialect;
  /** Address without secrets. */
  readonly url: string;
  /** Runs a transaction in which all reads see one snapshot. */
  read<T>(work: (tables: Tabled) => Promise<T>): Promise<T>;
  /**
   * Runs a transaction, completely or not at all. It holds the write lock, which is released if the process dies.
   * @throws LockedError if another process holds the lock for too long
   */
  write<T>(work: (tables: Tabled) => Promise<T>): Promise<T>;
  /** Runs one reading statement, in SQL that every database understands. */
  readonly ask: Ask;
  /** Prepares the database before the first table is created. */
  makeRoom(tables: Tabled): Promise<void>;
  /** A statement that returns a row if the table of migrations exists. */
  readonly isBegun: string;
  upkeep: Upkeep;
  close(): Promise<void>;
}

/** @param statement SQL in which `?` stands for a value */
export type Ask = <Row>(statement: string, values: readonly (string | number)[]) => Promise<readonly Row[]>;

/** Maintenance of the whole database, outside of any transaction. */
export interface Upkeep {
  /** Size on disk. */
  bytes(): Promise<number>;
  /**
   * Rewrites the database, so that nothing of what was deleted remains in it.
   * @throws LockedError if others read or write for too long
   */
  compact(): Promise<void>;
  /** Describes what is damaged; null if nothing is. */
  damage(): Promise<string | null>;
  /** Copies a snapshot into a new file while others write; null if the database is not in a file. */
  readonly copyTo: ((path: string) => Promise<void>) | null;
}

export interface Patience {
  /** How long to wait for the lock while another process writes; 30,000 by default. */
  readonly lockWaitMilliseconds?: number;
  /** Ends the wait; nothing more is started. */
  readonly signal?: AbortSignal;
}

/** What differs between databases. */
export interface Connected {
  readonly dialect: Dialect;
  readonly url: string;
  /** Created on first use, because plain reads do without the query builder. */
  connection(): Kysely<Tables>;
  readonly begin: string;
  /** Begins a transaction with the write lock. Returns false, with no transaction begun, if another process writes. */
  lock(connection: Tabled): Promise<boolean>;
  readonly ask: Ask;
  makeRoom(tables: Tabled): Promise<void>;
  readonly isBegun: string;
  upkeep(patience: Patience): Upkeep;
  close(): Promise<void>;
}

export const LOCK_WAIT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 20;

export function databaseOver(connected: Connected, patience: Patience): Database {
  const { url, dialect, connection } = connected;
  /** Resolves when no transaction is in progress. */
  let busy: Promise<unknown> = Promise.resolve();
  const transaction = <T>(begin: (tables: Tabled) => Promise<void>, work: (tables: Tabled) => Promise<T>): Promise<T> =>
    connection()
      .connection()
      .execute(async (tables) => {
        await begin(tables);
        try {
          const result = await work(tables);
          await sql`commit`.execute(tables);
          return result;
        } catch (error) {
          // SQLite rolls back by itself if the disk is full, and then there is nothing to roll back.
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
  /** Serializes the transactions on the only connection, on which other statements would see half of one. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = worded(() => untilFree(work, url, patience));
    // Without the results, because each promise would keep all earlier ones in memory.
    busy = Promise.allSettled([busy, done]).then(() => {});
    return done;
  };
  const begin = async (tables: Tabled) => void (await sql.raw(connected.begin).execute(tables));
  const lock = (tables: Tabled) => untilLocked(() => connected.lock(tables), url, patience);
  return {
    dialect,
    url,
    read: (work) => alone(() => transaction(begin, work)),
    write: (work) => alone(() => transaction(lock, work)),
    ask: async (statement, values) => {
      await busy;
      return worded(() => untilFree(() => connected.ask(statement, values), url, patience));
    },
    makeRoom: connected.makeRoom,
    isBegun: connected.isBegun,
    upkeep: connected.upkeep(patience),
    close: () => connected.close(),
  };
}

/**
 * Polls instead of waiting in the database's own queue: that could not be interrupted, and SQLite's would block this
 * process.
 */
export async function untilLocked(
  lock: () => Promise<boolean>,
  url: string,
  { lockWaitMilliseconds = LOCK_WAIT_MILLISECONDS, signal }: Patience,
): Promise<void> {
  // Usually it is free, and then not even a clock is needed.
  if (await lock()) return;
  const until = performance.now() + lockWaitMilliseconds;
  while (!(await lock())) {
    if (performance.now() >= until) throw new LockedError(`another run writes to ${url}; try again`);
    await sleep(POLL_MILLISECONDS * (0.5 + Math.random()), undefined, signal === undefined ? {} : { signal });
  }
}

/**
 * Retries while the database is busy: nobody gets in while another process creates, recovers or closes the file.
 * Nothing of a failed attempt remains.
 */
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
