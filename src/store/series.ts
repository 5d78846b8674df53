/** What the store says of a brand over time. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { labelOfSign } from './signs.js';
import type { MetricValue, Observation, Series, StoredRun, Tally } from './store.js';
import { digest, fromStored, toStored } from './stored-text.js';
import { ANY_ENGINE, type Tabled, type Tables } from './tables.js';

const QUARTER_HOUR = 900_000;

export async function runs(tables: Tabled, series: Series): Promise<readonly StoredRun[]> {
  const rows = await storedRuns(tables)
    .where(belongsTo(series))
    .where('runs.as_of', '>=', series.since)
    .where('runs.as_of', '<', series.until)
    .orderBy('runs.as_of')
    .orderBy('runs.key')
    .execute();
  return rows.map(toStoredRun);
}

/** With what a run is listed by. */
export function storedRuns(tables: Tabled) {
  return tables
    .selectFrom('runs')
    .innerJoin('queries', 'queries.key', 'runs.query')
    .innerJoin('engines', 'engines.key', 'runs.engine')
    .select([
      'runs.key',
      'runs.id',
      'queries.brand',
      'queries.expression',
      'queries.profile',
      'runs.as_of',
      'runs.since',
      'runs.until',
      'runs.timezone',
      'runs.status',
      'engines.name',
      'runs.formula',
      'runs.item_limit',
      'runs.mentions',
    ]);
}

type RunRow = Awaited<ReturnType<ReturnType<typeof storedRuns>['execute']>>[number];

export function toStoredRun(row: RunRow): StoredRun {
  const time = (milliseconds: number) => new Date(milliseconds).toISOString();
  return {
    id: fromStored(row.id),
    brand: fromStored(row.brand),
    expression: fromStored(row.expression),
    profile: row.profile === null ? null : fromStored(row.profile),
    asOf: time(row.as_of),
    since: time(row.since),
    until: time(row.until),
    timezone: fromStored(row.timezone),
    status: row.status as StoredRun['status'],
    engine: fromStored(row.name),
    formula: fromStored(row.formula),
    limit: row.item_limit,
    mentions: row.mentions,
  };
}

/** The runs of an expression, and those of a profile whatever it was then. */
function belongsTo({ expression, profile }: Series) {
  return ({ eb, or }: ExpressionBuilder<Tables, 'queries'>): Expression<SqlBool> =>
    or([
      eb('queries.expression_hash', '=', digest(expression)),
      ...(profile === null ? [] : [eb('queries.profile_hash', '=', digest(profile))]),
    ]);
}

export async function tallies(tables: Tabled, series: Series): Promise<readonly Tally[]> {
  const queries = (await tables.selectFrom('queries').select('key').where(belongsTo(series)).execute()).map(
    ({ key }) => key,
  );
  if (queries.length === 0) return [];
  const names = await tables.selectFrom('engines').select(['key', 'name']).execute();
  const engines = new Map<number, string | null>(names.map(({ key, name }) => [key, fromStored(name)]));
  engines.set(ANY_ENGINE, null);
  const within = tables
    .selectFrom('tallied')
    .where('query', 'in', queries)
    .where('engine', 'in', [...engines.keys()])
    .where('published_at', '>=', series.since)
    .where('published_at', '<', series.until);
  // A mention that several of them found counts once; one query needs no such care, and its index holds all.
  const once =
    queries.length === 1
      ? within.select(['engine', 'published_at', 'label'])
      : within
          .select(({ fn }) => ['engine', fn.min('published_at').as('published_at'), fn.max('label').as('label')])
          .groupBy(['mention', 'engine']);
  const start = sql<number>`published_at - published_at % ${sql.lit(QUARTER_HOUR)}`;
  const rows = await tables
    .selectFrom(once.as('once'))
    .select(({ fn }) => [start.as('start'), 'engine', 'label', fn.countAll<number>().as('mentions')])
    .groupBy([start, 'engine', 'label'])
    .orderBy('start')
    .orderBy('engine')
    .orderBy('label', (order) => order.asc().nullsFirst())
    .execute();
  return rows.map((row) => ({
    start: row.start,
    engine: engines.get(row.engine)!,
    label: labelOfSign(row.label),
    mentions: row.mentions,
  }));
}

export async function observations(tables: Tabled, series: Series): Promise<readonly Observation[]> {
  const rows = await tables
    .selectFrom('run_sources')
    .innerJoin('runs', 'runs.key', 'run_sources.run')
    .innerJoin('queries', 'queries.key', 'runs.query')
    .select([
      'runs.id',
      'run_sources.source',
      'run_sources.status',
      'run_sources.observed_from',
      'run_sources.until',
      'run_sources.truncated',
    ])
    .where(belongsTo(series))
    .where('run_sources.until', '>', series.since)
    .where(({ fn, eb }) => eb(fn.coalesce('run_sources.observed_from', 'runs.since'), '<', series.until))
    .orderBy('runs.as_of')
    .orderBy('runs.key')
    .orderBy('run_sources.place')
    .execute();
  return rows.map((row) => ({
    run: fromStored(row.id),
    source: fromStored(row.source),
    status: row.status as Observation['status'],
    from: row.observed_from,
    until: row.until,
    truncated: row.truncated === 1,
  }));
}

export async function values(tables: Tabled, series: Series, metric: string): Promise<readonly MetricValue[]> {
  const rows = await tables
    .selectFrom('runs')
    .innerJoin('queries', 'queries.key', 'runs.query')
    .innerJoin('engines', 'engines.key', 'runs.engine')
    .innerJoin('metrics', 'metrics.run', 'runs.key')
    .select(['runs.id', 'runs.as_of', 'engines.name', 'metrics.value', 'metrics.low', 'metrics.high'])
    .where('metrics.name', '=', toStored(metric))
    .where(belongsTo(series))
    .where('runs.as_of', '>=', series.since)
    .where('runs.as_of', '<', series.until)
    .orderBy('runs.as_of')
    .orderBy('runs.key')
    .execute();
  return rows.map(({ id, as_of: asOf, name, value, low, high }) => ({
    run: fromStored(id),
    asOf,
    value,
    low,
    high,
    engine: fromStored(name),
  }));
}
