/** All runs of a store, oldest first, and all labels, as they were handed to it: written elsewhere they are the same. */
import type { Database } from '../database.js';
import { keptRun } from '../kept-run.js';
import { allLabels } from '../labels.js';
import type { NewRun, StoredLabel } from '../store.js';
import { fromStored } from '../stored-text.js';
import type { Tabled } from '../tables.js';

export interface Taking {
  keep(run: NewRun): Promise<void>;
  label(labels: readonly StoredLabel[]): Promise<void>;
}

/** All of one moment, whoever writes meanwhile. One run at a time is in memory; labels come last. */
export function eachRun(database: Database, { keep, label }: Taking): Promise<void> {
  return database.read(async (tables) => {
    // In the order in which they were kept: what counts for a query follows from it.
    const runs = await tables.selectFrom('runs').select(['key', 'id']).orderBy('key').execute();
    for (const { key, id } of runs) await keep(await newRun(tables, key, fromStored(id)));
    await label(await allLabels(tables));
  });
}

async function newRun(tables: Tabled, key: number, id: string): Promise<NewRun> {
  const kept = await keptRun(tables, id);
  if (kept === null) throw new Error(`the run ${id} is there and cannot be read`);
  const counted = await tables
    .selectFrom('sightings')
    .innerJoin('mentions', 'mentions.key', 'sightings.mention')
    .select('mentions.id')
    .where('sightings.run', '=', key)
    .where('sightings.counted', '=', 1)
    .execute();
  return { id, report: kept.report, limit: kept.limit, counted: new Set(counted.map((row) => fromStored(row.id))) };
}
