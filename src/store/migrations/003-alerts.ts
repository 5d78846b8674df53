/** Incidents that were reported, and alerts still to be sent. */
import type { Migration } from './migration.js';

export const alerts: Migration = {
  number: 3,
  name: 'alerts',
  async up({ schema }, dialect) {
    await schema
      .createTable('incidents')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('brand', 'text', (column) => column.notNull())
      .addColumn('condition', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .execute();
    const outbox = schema.createTable('outbox');
    const keyed =
      dialect === 'sqlite'
        ? outbox.addColumn('key', 'integer', (column) => column.primaryKey().autoIncrement())
        : outbox.addColumn('key', 'bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity());
    await keyed
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('target', 'text')
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('brand', 'text', (column) => column.notNull())
      .addColumn('condition', 'text')
      .addColumn('alert', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .addColumn('claimed_by', 'text')
      .addColumn('reason', 'text')
      .addColumn('settled_at', 'bigint')
      .execute();
    await schema.createIndex('outbox_by_state').on('outbox').columns(['state', 'next_at']).execute();
  },
};
