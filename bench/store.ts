/** Time of `history` from its start, over a year of a hundred brands and over a million mentions of one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase, openStore } from '../src/store/open.js';
import { countQuarters } from '../src/store/quarters.js';
import { DAY, sampleRun } from '../test/support/sample-run.js';
import { interleaved, type Result } from './measure.js';
import { ENVIRONMENTS, nodeRuns } from './process-cost.js';

const BRANDS = 100;
const DAYS = 365;
const ROUNDS = 15;
const MANY = 1_000_000;
/** Milliseconds between mentions that are made in a row, so that those of a brand are spread over the whole year. */
const STEP = 28_657_331;
const END = Date.parse('2026-11-22T00:00:00Z');

export async function history(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-bench-'));
  const store = join(folder, 'history.db');
  await fill(store);
  const results: Result[] = [];
  for (const [name, of] of Object.entries(ENVIRONMENTS)) results.push(...(await answers(store, name, of(folder))));
  rmSync(folder, { recursive: true });
  return results;
}

async function answers(store: string, environment: string, env: NodeJS.ProcessEnv): Promise<Result[]> {
  const run = nodeRuns(env);
  const of = (brand: string) => run('bin/socialrank.js', 'history', brand, '--store', store, '--as-of', '2026-11-22');
  const times = await interleaved(ROUNDS, { bare: run('-e', '0'), usual: of('brand1'), many: of('brand0') });
  return [
    {
      name: `history, a year of ${BRANDS} brands / node -e 0, environment ${environment}`,
      ratio: Math.min(...times.usual) / Math.min(...times.bare),
      unit: 'x',
      bound: '<= 2',
      runs: { history: times.usual, bare: times.bare },
    },
    {
      name: `history, a brand with a million mentions, environment ${environment}`,
      ratio: Math.min(...times.many),
      unit: 'ms',
      bound: '< 1000',
      runs: { history: times.many },
    },
  ];
}

/** Stores one run of each brand, and copies it for every day of the year, because storing all of them takes minutes. */
async function fill(path: string): Promise<void> {
  const store = await openStore(path);
  const asOf = new Date(END).toISOString();
  for (let brand = 0; brand < BRANDS; brand += 1) {
    const name = `brand${brand}`;
    await store.keep(sampleRun({ id: `2026-11-22-${name}`, brand: name, expression: name, asOf }));
  }
  await store.close();
  const database = await openDatabase(path);
  await database.write(async (tables) => {
    await sql`create temp table days as with recursive d(n) as (select 1 union all select n + 1 from d where n < ${DAYS - 1}) select n from d`.execute(
      tables,
    );
    await sql`insert into runs (id, query, as_of, since, until, timezone, status, engine, formula, item_limit, mentions)
      select id || '-' || n, query, as_of - n * ${DAY}, since - n * ${DAY}, until - n * ${DAY}, timezone, status, engine, formula, item_limit, mentions
      from runs, days`.execute(tables);
    await sql`insert into run_sources (run, place, source, status, observed_from, until, truncated, item_limit, mentions, fetched, error_code)
      select made.key, s.place, s.source, s.status, made.since, made.until, s.truncated, s.item_limit, s.mentions, s.fetched, s.error_code
      from runs made join runs first on first.query = made.query and first.as_of = ${END} join run_sources s on s.run = first.key
      where made.as_of < ${END}`.execute(tables);
    await sql`insert into mentions (hash, id, source, first_run)
      with recursive m(n) as (select 1 union all select n + 1 from m where n < ${MANY}) select 'made ' || n, 'x:' || n, 'x', 1 from m`.execute(
      tables,
    );
    // One brand has all of them, within three months; each of the others has about three a day.
    for (const engine of [0, 1]) {
      await sql`insert into tallied (mention, query, engine, published_at, label)
        select key, (select key from queries where brand = 'brand0'), ${sql.lit(engine)},
          ${END} - 1 - (key * 7919) % (${DAYS} * ${DAY}), ${engine === 0 ? null : sql`key % 3 - 1`}
        from mentions where hash like 'made %'`.execute(tables);
      await sql`insert into tallied (mention, query, engine, published_at, label)
        select mentions.key, queries.key, ${sql.lit(engine)}, ${END} - 1 - (mentions.key * ${sql.lit(STEP)}) % (${DAYS} * ${DAY}),
          ${engine === 0 ? null : sql`mentions.key % 3 - 1`}
        from mentions join queries on queries.brand <> 'brand0' and mentions.key % ${BRANDS} = queries.key % ${BRANDS}
        where mentions.hash like 'made %' and mentions.key < 110000`.execute(tables);
    }
    await countQuarters(tables);
  });
  await database.close();
}
