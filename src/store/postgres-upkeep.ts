/** Maintenance of a store in PostgreSQL: its size, its soundness, and rewriting its tables. */
import type { Kysely } from 'kysely';
import type { Upkeep } from './database.js';
import { sql } from './kysely.js';
import { storeProblem } from './problem.js';
import type { Tables } from './tables.js';

/**
 * @param shown the address without a password
 * @param untilFree does the work as soon as no other process is in the way
 */
export function postgresUpkeep(
  connection: Kysely<Tables>,
  schema: string,
  shown: string,
  untilFree: (work: () => Promise<unknown>) => Promise<void>,
): Upkeep {
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storeProblem(error, shown);
    }
  };
  const tableNames = async () => {
    const found = sql<{ name: string }>`select tablename as name from pg_tables where schemaname = ${schema}`;
    return (await found.execute(connection)).rows.map(({ name }) => name);
  };
  return {
    bytes: () =>
      told(async () => {
        const size = sql<{ bytes: string | null }>`
          select sum(pg_total_relation_size(format('%I.%I', schemaname, tablename)::regclass)) as bytes
          from pg_tables where schemaname = ${schema}`;
        return Number((await size.execute(connection)).rows[0]?.bytes ?? 0);
      }),
    compact: () =>
      told(async () => {
        for (const name of await tableNames())
          await untilFree(() => sql`vacuum full ${sql.table(`${schema}.${name}`)}`.execute(connection));
      }),
    damage: () =>
      told(async () => {
        // Only checks that each table can be read to its end; the server checks itself.
        for (const name of await tableNames())
          await sql`select count(*) from ${sql.table(`${schema}.${name}`)}`.execute(connection);
        return null;
      }),
    copyTo: null,
  };
}
