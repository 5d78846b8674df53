/** Deletes old runs, and what only they saw. */
import type { RawBuilder } from 'kysely';
import { sql } from '../kysely.js';
import { countQuarters } from '../quarters.js';
import type { Tabled } from '../tables.js';

export interface PrunedCounts {
  readonly runs: number;
  readonly mentions: number;
}

export async function countOld(tables: Tabled, before: number): Promise<PrunedCounts> {
  const { runs } = await tables
    .selectFrom('runs')
    .select(({ fn }) => fn.countAll<number>().as('runs'))
    .where('as_of', '<', before)
    .executeTakeFirstOrThrow();
  const { mentions } = await tables
    .selectFrom('mentions')
    .select(({ fn }) => fn.countAll<number>().as('mentions'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sightings')
            .innerJoin('runs', 'runs.key', 'sightings.run')
            .select('sightings.run')
            .whereRef('sightings.mention', '=', 'mentions.key')
            .where('runs.as_of', '>=', before),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return { runs, mentions };
}

/**
 * Must run within a transaction. Deletes runs with their reports, metrics and sightings, and mentions with their
 * contents and judgements.
 */
export async function prune(tables: Tabled, before: number): Promise<PrunedCounts> {
  const counts = await countOld(tables, before);
  await tables.deleteFrom('runs').where('as_of', '<', before).execute();
  for (const orphans of ORPHANS) await orphans.execute(tables);
  await countQuarters(tables);
  return counts;
}

/** The order matters: each deletion orphans more rows. */
const ORPHANS: readonly RawBuilder<unknown>[] = [
  sql`delete from mentions where not exists (select 1 from sightings where sightings.mention = mentions.key)`,
  sql`delete from judgements where not exists
    (select 1 from sightings where sightings.mention = judgements.mention and sightings.judgement = judgements.key)`,
  sql`delete from contents where not exists
    (select 1 from sightings where sightings.mention = contents.mention and sightings.content = contents.key)`,
  sql`delete from tallied where not exists
    (select 1 from sightings join runs on runs.key = sightings.run
     where sightings.mention = tallied.mention and sightings.counted = 1 and runs.query = tallied.query)`,
  sql`delete from queries where not exists (select 1 from runs where runs.query = queries.key)`,
  sql`delete from engines where not exists (select 1 from runs where runs.engine = engines.key)
    and not exists (select 1 from judgements where judgements.engine = engines.key)
    and not exists (select 1 from tallied where tallied.engine = engines.key)`,
];
