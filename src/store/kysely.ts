/** What builds statements, as far as it is used here: the program loads it where something is written. */
export { CompiledQuery, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
