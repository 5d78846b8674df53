/** A store in PostgreSQL, for sharing: in a schema of its own, with one writer at a time. */
import { type Connected, LOCK_WAIT_MILLISECONDS, type Patience, untilLocked } from './database.js';
import { CompiledQuery, Kysely, PostgresDialect, sql } from './kysely.js';
import { postgresUpkeep } from './postgres-upkeep.js';
import { isLockTimeout } from './problem.js';
import type { Tables } from './tables.js';

const SCHEMA = 'socialrank';
/** Key of the advisory lock: any number, as long as it is the same everywhere. */
const LOCK = 7_382_017_301;
const CONNECT_MILLISECONDS = 10_000;
/** Idle time before TCP keepalive probes. How many follow depends on the system: nine in eleven minutes on Linux. */
const SILENCE_MILLISECONDS = 30_000;
/**
 * A session that waits for a lock on a whole table blocks all that come after it, readers too. So wait briefly, then
 * let them pass.
 */
const WHOLE_TABLE_MILLISECONDS = 100;
/** The longest lock timeout that can be set; 0 would mean forever. */
const LONGEST_WAIT_MILLISECONDS = 2 ** 31 - 1;
/** OID of bigint. Those stored here are exact as JavaScript numbers. */
const BIGINT = 20;

export async function connectPostgres(connection: string, shown: string, patience: Patience): Promise<Connected> {
  const { lockWaitMilliseconds = LOCK_WAIT_MILLISECONDS } = patience;
  const waitAtMost = (milliseconds: number) =>
    CompiledQuery.raw(
      `set lock_timeout = ${Math.min(Math.max(1, Math.ceil(milliseconds)), LONGEST_WAIT_MILLISECONDS)}`,
    );
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: connection,
    max: 1,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    // Without keepalive, a peer that vanished silently (as after a network failure) would be waited for without end.
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE_MILLISECONDS,
    application_name: 'socialrank',
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A lost connection is reported by the statement that fails on it; the pool listens to idle connections only.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      async onCreateConnection(made) {
        await made.executeQuery(CompiledQuery.raw(`set search_path = ${SCHEMA}`));
        await made.executeQuery(waitAtMost(lockWaitMilliseconds));
      },
    }),
  });
  return {
    dialect: 'postgres',
    url: shown,
    connection: () => kysely,
    begin: 'begin isolation level repeatable read read only',
    async lock(tables) {
      await sql`begin`.execute(tables);
      const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as taken`.execute(
        tables,
      );
      if (!rows[0]!.taken) await sql`rollback`.execute(tables);
      return rows[0]!.taken;
    },
    async makeRoom(tables) {
      await sql.raw(`create schema if not exists ${SCHEMA}`).execute(tables);
    },
    async ask<Row>(statement: string, values: readonly unknown[]) {
      const { rows } = await kysely.executeQuery<Row>(CompiledQuery.raw(numbered(statement), [...values]));
      return rows;
    },
    isBegun: `select 1 from pg_tables where schemaname = '${SCHEMA}' and tablename = 'migrations'`,
    upkeep: () =>
      postgresUpkeep(kysely, SCHEMA, shown, async (work) => {
        await kysely.executeQuery(waitAtMost(WHOLE_TABLE_MILLISECONDS));
        try {
          await untilLocked(() => tried(work), shown, patience);
        } finally {
          await kysely.executeQuery(waitAtMost(lockWaitMilliseconds));
        }
      }),
    close: () => kysely.destroy(),
  };
}

/** Returns whether the work was done; false if others held a lock that it needs. */
async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isLockTimeout(error)) return false;
    throw error;
  }
}

/** PostgreSQL's placeholders are `$1`, `$2` and so on. */
function numbered(statement: string): string {
  let place = 0;
  return statement.replace(/\?/g, () => `$${++place}`);
}
