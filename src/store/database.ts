/** A database, whichever: transactions that read, and transactions that write, one at a time among all processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { LockedError } from '../errors.js';
import { sql } from './kysely.js';
import type { Dialect } from './migrations/migration.js';
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
  /** One statement that reads, in words that every database understands. */
  readonly ask: Ask;
  /** Before the first table. */
  makeRoom(tables: Tabled): Promise<void>;
  /** A statement that gives a row where there is a table of migrations. */
  readonly isBegun: string;
  upkeep: Upkeep;
  close(): Promise<void>;
}

/** @param statement in which `?` stands for a value */
export type Ask = <Row>(statement: string, values: readonly (string | number)[]) => Promise<readonly Row[]>;

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
  /** How long to wait for the lock while another process writes; default: 30,000. */
  readonly lockWaitMilliseconds?: number;
  /** Ends the wait, and starts nothing more. */
  readonly signal?: AbortSignal;
}

/** What differs between databases. */
export interface Connected {
  readonly dialect: Dialect;
  readonly url: string;
  /** Made when it is first needed: to read, nothing that builds statements is loaded. */
  connection(): Kysely<Tables>;
  readonly begin: string;
  /** False: another process writes. Begins a transaction, and nothing where it is false. */
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
  /** Ends when nobody reads or writes in a transaction. */
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
  /** What is asked meanwhile, on the one connection there is, would see half of it. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = worded(() => untilFree(work, url, patience));
    // Not what came of it: each would hold all before it.
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

/** Not in the database's own queue: its waiting could not be interrupted, and SQLite's would hold up everything here. */
export async function untilLocked(
  lock: () => Promise<boolean>,
  url: string,
  { lockWaitMilliseconds = LOCK_WAIT_MILLISECONDS, signal }: Patience,
): Promise<void> {
  // Mostly it is free; then not even a clock is needed.
  if (await lock()) return;
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
