/**
 * All runs of a store, oldest first, and all labels, in the form in which they were stored: writing them elsewhere
 * gives the same.
 */
import type { Database } from '../database.js';
import { readRun } from '../kept-run.js';
import { allLabels } from '../labels.js';
import type { NewRun, StoredLabel } from '../store.js';
import { fromStored } from '../stored-text.js';
import type { Tabled } from '../tables.js';

export interface Taking {
  keep(run: NewRun): Promise<void>;
  label(labels: readonly StoredLabel[]): Promise<void>;
}

/** What was damaged on disk and skipped. */
export interface Unread {
  readonly runs: number;
  /** Number of damaged mentions in runs that were otherwise returned. */
  readonly mentions: number;
}

/** Reads a snapshot, no matter who writes meanwhile, with one run at a time in memory; labels come last. */
export function eachRun(database: Database, { keep, label }: Taking): Promise<Unread> {
  return database.read(async (tables) => {
    // In the order in which they were stored, because tallies depend on it.
    const runs = await tables.selectFrom('runs').select(['key', 'id']).orderBy('key').execute();
    const unread = { runs: 0, mentions: 0 };
    for (const { key, id } of runs) {
      const read = await readRun(tables, fromStored(id));
      if (read === null || read.report === null) {
        unread.runs += 1;
        continue;
      }
      unread.mentions += read.unread;
      await keep({ id: read.id, report: read.report, limit: read.limit, counted: await countedIn(tables, key) });
    }
    await label(await allLabels(tables));
    return unread;
  });
}

async function countedIn(tables: Tabled, key: number): Promise<NewRun['counted']> {
  const counted = await tables
    .selectFrom('sightings')
    .innerJoin('mentions', 'mentions.key', 'sightings.mention')
    .select('mentions.id')
    .where('sightings.run', '=', key)
    .where('sightings.counted', '=', 1)
    .execute();
  return new Set(counted.map(({ id }) => fromStored(id)));
}
