/** One run again, as it was written. */

import type { Mention, Report } from '../types.js';
import { sql } from './kysely.js';
import { fromParts, type Parts } from './parts.js';
import { type RunRow, STORED_RUNS, toStoredRun } from './series.js';
import type { KeptRun } from './store.js';
import { toStored } from './stored-text.js';
import type { Tabled } from './tables.js';

/** @param id or the beginning of one; null: there is none, or it begins several */
export async function keptRun(tables: Tabled, id: string): Promise<KeptRun | null> {
  const asked = toStored(id);
  const { rows } = await sql<RunRow>`${sql.raw(STORED_RUNS)}
    where substr(runs.id, 1, ${sql.lit(asked.length)}) = ${asked} order by runs.id limit 2`.execute(tables);
  // That it begins another does not make a whole id doubtful.
  const row = rows.find((one) => one.id === asked) ?? (rows.length === 1 ? rows[0] : undefined);
  if (row === undefined) return null;
  const { json } = await tables
    .selectFrom('reports')
    .select('json')
    .where('run', '=', row.key)
    .executeTakeFirstOrThrow();
  const report = JSON.parse(json) as Report;
  return {
    ...toStoredRun(row),
    report:
      report.mentions === undefined ? report : { ...report, mentions: await mentionsOf(tables, row.key, report.asOf) },
  };
}

async function mentionsOf(tables: Tabled, run: number, asOf: string): Promise<Mention[]> {
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
  return rows.map(({ content, judgement, rest, likes, reposts, replies, quotes, views, score, followers }) =>
    fromParts(
      {
        content: JSON.parse(content) as Parts['content'],
        judgement: JSON.parse(judgement) as Parts['judgement'],
        sighting: {
          engagement: { likes, reposts, replies, quotes, views, score },
          followers,
          rest: rest === null ? null : (JSON.parse(rest) as NonNullable<Parts['sighting']['rest']>),
        },
      },
      asOf,
    ),
  );
}
