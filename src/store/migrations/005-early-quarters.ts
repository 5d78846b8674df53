/** Corrects the counts of mentions published before 1970, which were assigned to the next quarter of an hour. */
import type { Kysely } from 'kysely';
import { countQuarters } from '../quarters.js';
import type { Tables } from '../tables.js';
import type { Migration } from './migration.js';

export const earlyQuarters: Migration = {
  number: 5,
  name: 'early quarters',
  async up(kysely) {
    const tables = kysely as Kysely<Tables>;
    const early = await tables.selectFrom('tallied').select('mention').where('published_at', '<', 0).executeTakeFirst();
    if (early !== undefined) await countQuarters(tables);
  },
};
