/** Counts of a query's mentions by quarters of an hour, which `history` reads. */
import { sql } from '../kysely.js';
import { countQuarters } from '../quarters.js';
import type { Migration } from './migration.js';

export const quarters: Migration = {
  number: 4,
  name: 'quarters',
  async up(kysely, dialect) {
    const table = kysely.schema
      .createTable('quarters')
      .addColumn('query', 'bigint', (column) => column.notNull().references('queries.key').onDelete('cascade'))
      .addColumn('start', 'bigint', (column) => column.notNull())
      .addColumn('engine', 'bigint', (column) => column.notNull())
      .addColumn('mentions', 'bigint', (column) => column.notNull())
      .addColumn('positive', 'bigint', (column) => column.notNull())
      .addColumn('neutral', 'bigint', (column) => column.notNull())
      .addColumn('negative', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('quarters_key', ['query', 'start', 'engine']);
    await (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();
    await countQuarters(kysely);
  },
};
