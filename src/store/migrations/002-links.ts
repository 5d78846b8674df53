/** Links between domains with their times, from which authority is counted. */
import type { Kysely } from 'kysely';
import { sql } from '../kysely.js';
import { linkRows } from '../links.js';
import type { Parts } from '../mention-parts.js';
import { addRows } from '../rows.js';
import type { Tables } from '../tables.js';
import type { Migration } from './migration.js';

const AT_ONCE = 1000;

export const links: Migration = {
  number: 2,
  name: 'links',
  async up(kysely, dialect) {
    const { schema } = kysely;
    const table = schema
      .createTable('links')
      .addColumn('content', 'bigint', (column) => column.notNull().references('contents.key').onDelete('cascade'))
      .addColumn('source_domain', 'text', (column) => column.notNull())
      .addColumn('target_domain', 'text', (column) => column.notNull())
      .addColumn('linked_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('links_key', ['content', 'target_domain']);
    await (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();
    await schema
      .createIndex('links_by_target_domain')
      .on('links')
      .columns(['target_domain', 'linked_at', 'source_domain'])
      .execute();
    await fill(kysely);
  },
};

/** Fills the table from the stored contents. */
async function fill(tables: Kysely<Tables>): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await tables
      .selectFrom('contents')
      .innerJoin('mentions', 'mentions.key', 'contents.mention')
      .innerJoin('runs', 'runs.key', 'mentions.first_run')
      .select(['contents.key', 'contents.json', 'contents.published_at', 'runs.as_of'])
      .where('contents.key', '>', after)
      .orderBy('contents.key')
      .limit(AT_ONCE)
      .execute();
    const found = rows.flatMap(({ key, json, published_at: publishedAt, as_of: asOf }) =>
      linkRows(JSON.parse(json) as Parts['content'], key, publishedAt ?? asOf),
    );
    await addRows(tables, 'links', found);
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.key;
  }
}
