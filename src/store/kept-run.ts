/** Reads one stored run as it was written. */
import { StoreError } from '../errors.js';
import type { Mention, Report } from '../types.js';
import { sql } from './kysely.js';
import { fromParts, type Parts } from './mention-parts.js';
import { type RunRow, STORED_RUNS, toStoredRun } from './series.js';
import type { KeptRun, StoredRun } from './store.js';
import { readJson, toStored } from './stored-text.js';
import type { Tabled } from './tables.js';

/**
 * @param id of a run, or its beginning
 * @returns null if there is none, or several begin with it
 * @throws StoreError if a part of it was damaged on disk
 */
export async function keptRun(tables: Tabled, id: string): Promise<KeptRun | null> {
  const read = await readRun(tables, id);
  if (read === null) return null;
  const { unread, report, ...run } = read;
  if (report !== null && unread === 0) return { ...run, report };
  throw new StoreError(`the run ${run.id} is damaged and cannot be read whole`, {
    hint: 'what else is damaged: socialrank doctor',
  });
}

/** A run as far as it can be read. */
interface ReadRun extends StoredRun {
  /** Null if damaged. */
  readonly report: Report | null;
  /** Number of its mentions that are damaged and left out. */
  readonly unread: number;
}

export async function readRun(tables: Tabled, id: string): Promise<ReadRun | null> {
  const asked = toStored(id);
  const { rows } = await sql<RunRow>`${sql.raw(STORED_RUNS)}
    where substr(runs.id, 1, ${sql.lit(asked.length)}) = ${asked} order by runs.id limit 2`.execute(tables);
  // A whole id is unambiguous even if another id begins with it.
  const row = rows.find((one) => one.id === asked) ?? (rows.length === 1 ? rows[0] : undefined);
  if (row === undefined) return null;
  const kept = await tables.selectFrom('reports').select('json').where('run', '=', row.key).executeTakeFirst();
  const report = readJson<Report>(kept?.json ?? '');
  const run = { ...toStoredRun(row), report, unread: 0 };
  if (report?.mentions === undefined) return run;
  const found = await mentionsOf(tables, row.key, report.asOf);
  const mentions = found.filter((mention) => mention !== null);
  return { ...run, report: { ...report, mentions }, unread: found.length - mentions.length };
}

/** Mentions of a run, in order; null for each that is damaged. */
async function mentionsOf(tables: Tabled, run: number, asOf: string): Promise<(Mention | null)[]> {
  const rows = await tables
    .selectFrom('sightings')
    .innerJoin('contents', 'contents.key', 'sightings.content')
    .innerJoin('judgements', 'judgements.key', 'sightings.judgement')
    .select([
      'contents.json as content',
      'judgements.json as judgement',
      'sightings.json as rest',
      'likes',
      'reposts',
      'replies',
      'quotes',
      'views',
      'score',
      'followers',
    ])
    .where('sightings.run', '=', run)
    .orderBy('sightings.place')
    .execute();
  return rows.map(({ content, judgement, rest, likes, reposts, replies, quotes, views, score, followers }) => {
    const [said, judged] = [readJson<Parts['content']>(content), readJson<Parts['judgement']>(judgement)];
    const seen = rest === null ? null : readJson<NonNullable<Parts['sighting']['rest']>>(rest);
    if (said === null || judged === null || (rest !== null && seen === null)) return null;
    const engagement = { likes, reposts, replies, quotes, views, score };
    return fromParts({ content: said, judgement: judged, sighting: { engagement, followers, rest: seen } }, asOf);
  });
}
