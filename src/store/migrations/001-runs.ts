/** Runs, what they found, and how it was judged. */
import type { CreateTableBuilder, Kysely } from 'kysely';
import { sql } from '../kysely.js';
import type { Dialect, Migration } from './migration.js';

export const runs: Migration = {
  number: 1,
  name: 'runs',
  async up(schema, dialect) {
    const { table, keyed, joining } = tables(schema, dialect);
    await keyed('queries')
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('expression_hash', 'text', (column) => column.notNull())
      .addColumn('profile_hash', 'text')
      .addColumn('expression', 'text', (column) => column.notNull())
      .addColumn('profile', 'text')
      .addColumn('brand', 'text', (column) => column.notNull())
      .execute();
    await keyed('engines')
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute();
    await keyed('runs')
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('query', 'bigint', (column) => column.notNull().references('queries.key').onDelete('cascade'))
      .addColumn('as_of', 'bigint', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('timezone', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('engine', 'bigint', (column) => column.notNull().references('engines.key'))
      .addColumn('formula', 'text', (column) => column.notNull())
      .addColumn('item_limit', 'bigint', (column) => column.notNull())
      .addColumn('mentions', 'bigint')
      .execute();
    await table('reports')
      .addColumn('run', 'bigint', (column) => column.primaryKey().references('runs.key').onDelete('cascade'))
      .addColumn('json', 'text', (column) => column.notNull())
      .execute();
    await joining('run_sources', ['run', 'place'])
      .addColumn('run', 'bigint', (column) => column.notNull().references('runs.key').onDelete('cascade'))
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('observed_from', 'bigint')
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('truncated', 'smallint', (column) => column.notNull())
      .addColumn('item_limit', 'bigint')
      .addColumn('mentions', 'bigint')
      .addColumn('fetched', 'bigint')
      .addColumn('error_code', 'text')
      .execute();
    await joining('metrics', ['run', 'name'])
      .addColumn('run', 'bigint', (column) => column.notNull().references('runs.key').onDelete('cascade'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('value', 'double precision')
      .addColumn('low', 'double precision')
      .addColumn('high', 'double precision')
      .execute();
    await keyed('mentions')
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('first_run', 'bigint', (column) => column.notNull())
      .execute();
    await joining('mention_keys', ['hash', 'mention'])
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('mention', 'bigint', (column) => column.notNull().references('mentions.key').onDelete('cascade'))
      .execute();
    await keyed('contents')
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('mention', 'bigint', (column) => column.notNull().references('mentions.key').onDelete('cascade'))
      .addColumn('published_at', 'bigint')
      .addColumn('url', 'text')
      .addColumn('page', 'text')
      .addColumn('author_id', 'text')
      .addColumn('author_handle', 'text')
      .addColumn('author_name', 'text')
      .addColumn('json', 'text', (column) => column.notNull())
      .execute();
    await keyed('judgements')
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('mention', 'bigint', (column) => column.notNull().references('mentions.key').onDelete('cascade'))
      .addColumn('content', 'bigint', (column) => column.notNull())
      .addColumn('query', 'bigint', (column) => column.notNull())
      .addColumn('engine', 'bigint', (column) => column.notNull())
      .addColumn('label', 'smallint')
      .addColumn('polarity', 'double precision')
      .addColumn('relevance', 'double precision', (column) => column.notNull())
      .addColumn('json', 'text', (column) => column.notNull())
      .execute();
    await joining('sightings', ['mention', 'run', 'place'])
      .addColumn('run', 'bigint', (column) => column.notNull().references('runs.key').onDelete('cascade'))
      .addColumn('mention', 'bigint', (column) => column.notNull().references('mentions.key').onDelete('cascade'))
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('content', 'bigint', (column) => column.notNull())
      .addColumn('judgement', 'bigint', (column) => column.notNull())
      .addColumn('counted', 'smallint', (column) => column.notNull())
      .addColumn('likes', 'double precision')
      .addColumn('reposts', 'double precision')
      .addColumn('replies', 'double precision')
      .addColumn('quotes', 'double precision')
      .addColumn('views', 'double precision')
      .addColumn('score', 'double precision')
      .addColumn('followers', 'double precision')
      .addColumn('json', 'text')
      .execute();
    await joining('tallied', ['mention', 'query', 'engine'])
      .addColumn('mention', 'bigint', (column) => column.notNull().references('mentions.key').onDelete('cascade'))
      .addColumn('query', 'bigint', (column) => column.notNull().references('queries.key').onDelete('cascade'))
      .addColumn('engine', 'bigint', (column) => column.notNull())
      .addColumn('published_at', 'bigint')
      .addColumn('label', 'smallint')
      .execute();
    await keyed('labels')
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('mention_hash', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('label', 'smallint')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('title', 'text')
      .addColumn('text', 'text')
      .addColumn('language', 'text')
      .execute();
    for (const [table, ...columns] of INDEXES) {
      await schema.schema
        .createIndex(`${table}_by_${columns[0]}`)
        .on(table)
        .columns([...columns])
        .execute();
    }
  },
};

const INDEXES: readonly (readonly [table: string, ...columns: string[]])[] = [
  ['queries', 'expression_hash'],
  ['queries', 'profile_hash'],
  ['runs', 'query', 'as_of'],
  ['mention_keys', 'mention'],
  ['contents', 'mention'],
  ['judgements', 'mention', 'query'],
  ['sightings', 'run'],
  ['labels', 'mention_hash', 'at'],
  // A covering index: a year of tallies is read from it alone.
  ['tallied', 'query', 'engine', 'published_at', 'label', 'mention'],
];

function tables({ schema }: Kysely<unknown>, dialect: Dialect) {
  const table = (name: string): CreateTableBuilder<string, never> => schema.createTable(name);
  return {
    table,
    /** A table whose rows have a key of their own, which is never reused. */
    keyed: (name: string) =>
      dialect === 'sqlite'
        ? table(name).addColumn('key', 'integer', (column) => column.primaryKey().autoIncrement())
        : table(name).addColumn('key', 'bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity()),
    /** A table that relates several others, with a composite primary key. */
    joining: (name: string, key: readonly string[]) =>
      table(name)
        .addPrimaryKeyConstraint(`${name}_key`, [...key] as never[])
        .modifyEnd(dialect === 'sqlite' ? sql`without rowid` : sql``),
  };
}
