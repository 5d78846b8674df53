/**
 * The parts of the query builder in use. The bundle loads this module when one of them is first used:
 * scripts/bundle/later.ts.
 */
export { CompiledQuery, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
